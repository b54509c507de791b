# sa-lint alone: one static program, no shell, no root.
#   docker build -t sa-lint .
#   docker run --rm -v "$PWD:/site:ro" sa-lint public
FROM rust:1.95.0-alpine3.23@sha256:606fd313a0f49743ee2a7bd49a0914bab7deedb12791f3a846a34a4711db7ed2 AS build
# hadolint ignore=DL3018 # Alpine keeps only the newest build of a version
RUN apk add --no-cache musl-dev
WORKDIR /src
COPY . .
RUN cargo build --release --locked --no-default-features --features cli,pdf,site && \
    install -D target/release/sa-lint /out/sa-lint

FROM scratch
COPY --from=build /out/sa-lint /usr/bin/sa-lint
COPY LICENSE-MIT LICENSE-APACHE /licenses/
WORKDIR /site
USER 65534:65534
ENTRYPOINT ["/usr/bin/sa-lint"]
