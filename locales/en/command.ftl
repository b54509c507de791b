# What commands say.

# The language.
language-unknown = SA_LINT_LANG is “{ $value }”; set it to ja or en.

# Any command.
command-cannot-write = Cannot write to "{ $path }": { $cause }
command-no-interrupt = cannot watch for Ctrl-C: { $cause }

# Wrong usage.
usage-wrong =
    { $objection }
    {"  "}See sa-lint --help for how to use it.
usage-needs-value = { $option } needs a value.{ $choices }
usage-no-value-of = “{ $value }” is no value for { $option }.{ $choices }
usage-choices = {" "}Possible values: { $values }
usage-missing = { $option } is missing.
usage-takes-no-value = { $option } takes no value.
usage-once = { $option } can be given once only.
usage-not-together = { $option } and { $other } do not go together.
usage-unknown = { $option } is unknown.
usage-unknown-near = { $option } is unknown; did you mean { $near }?

# Checking files.
lint-name-without-document = --stdin-filename goes with -, which stands for standard input, as in: sa-lint --stdin-filename index.html - < index.html
lint-no-standard-input = cannot read standard input: { $cause }
lint-no-threads = cannot start worker threads: { $cause }
lint-meant = {" "}(did you mean sa-lint { $command }?)

# Asking Git, lists and counts.
git-missing = Git was not found. --staged and --changed need the command git.
git-refused = Git does not say what changed: { $cause }
git-no-ref = Git finds no place where the branch left “{ $ref }”. Check the name. CI has to fetch history too (actions/checkout: fetch-depth: 0).
git-nothing = There is nothing to check: no file that is read is among those that Git names.
listed-checked = checked ({ $encoding })
listed-skipped = not checked ({ $reason })
listed-unknown-type = of a kind that is not checked; extend_include adds it
listed-own = settings or a record of sa-lint
listed-binary = not text
listed-generated = written by tools or for tests
listed-packages = folder of other people's code
listed-no-text = PDF without text
listed-excluded = left out by the configuration
statistics-files = {" "}({ $count ->
        [one] 1 file
       *[other] { $count } files
    })
statistics-none = No problems found.

# Rules.
rules-invalid = { $place }: not a valid rule file: { $cause }
rules-unknown-scheme = rule “{ $rule }” is about the scheme “{ $scheme }”, which no file describes
rules-no-scheme = rule “{ $rule }” names no scheme
rules-pattern = the rules cannot be used: `{ $pattern }` is no regular expression: { $cause }
rules-unusable = the rules cannot be used: { $cause }
rules-unknown = there is no rule “{ $rule }”; sa-lint rules lists them all.
rules-unknown-near = there is no rule “{ $rule }”; did you mean { $near }?

# Starting a site.
init-no-logo = Cannot read the logo file "{ $path }": { $cause }
init-exists = "{ $path }" exists already; nothing was written.
init-has-site = "{ $path }" has the settings of the pages, [site], already.
init-replace-site = sa-lint build makes the pages from them. To answer anew, add --force: only [site] is replaced.
init-overwrite = Overwrite it with --force.
init-next =
    Next:
      sa-lint serve{ $dir }   look at it in a browser while you change the text
      sa-lint build{ $dir }   make the folder to publish (public)

# The questions of sa-lint init.
ask-policy-missing = Two stars need a published information security policy.
ask-give-policy = Add --policy-url URL, or --make-policy --representative TITLE_AND_NAME.
ask-cannot = The questions cannot be shown: { $cause }
ask-by-options = Add --yes and give the answers as options (sa-lint init --help lists them).
ask-blank = This cannot be empty.
ask-company = Name of the company
ask-company-example = 株式会社サンプル
ask-company-en = Its name in English (press Enter if there is none)
ask-company-en-example = Sample Co., Ltd.
ask-stars = Declared level
ask-stars-one = ★  one star
ask-stars-two = ★★ two stars
ask-stars-how = choose with the arrow keys or 1 and 2, then press Enter
ask-declared = Day of the declaration
ask-declared-example = 2026-04-01
ask-url = Address where the pages will be published
ask-url-example = https://www.example.co.jp/security/
ask-policy-url = Address of the information security policy
ask-policy-url-example = https://www.example.co.jp/policy/
ask-representative = Title and name of the representative
ask-representative-example = 代表取締役　見本 太郎
ask-email = Mail address of the contact (press Enter if there is none)
ask-email-example = info@example.co.jp
ask-logo = The logo file as downloaded from IPA (press Enter if there is none)
ask-logo-example-one = security_action_hitotsuboshi-small_color.png
ask-logo-example-two = security_action_futatsuboshi-small_color.png
ask-example = for example: { $example }
ask-policy = Information security policy
ask-policy-how = choose with the arrow keys, then press Enter
ask-policy-make = Make a page for it on this site
ask-policy-link = It is published already
ask-missing = { $option } is missing ({ $what }).
ask-at-option = { $option }: { $problem }

# Making a site.
build-no-language = "{ $tag }" is not among the languages of sa-lint.toml.
build-refused = Nothing was written: { $count ->
    [one] { $count } place
   *[other] { $count } places
} must be put right.
build-up-to-date = { $folder } is up to date.
build-differs = differs: { $path }
build-written = Wrote { $files ->
    [one] { $files } file
   *[other] { $files } files
}, { $pages } of them pages, to { $folder }.
build-internal = Wording for use inside the company: { $page } (not in the folder to publish)
build-next =
    Next:
      1. Open { $page } in a browser and check it
      2. Put all that is in { $folder } where { $url } is served from
      3. Link to { $url } from the company's own pages, such as the profile
build-fragment-link =
    This HTML links to { $url }.
    Publish the pages of sa-lint build there, or name a page that is published with --link.
build-removed = removed: { $path }
build-kept = { $count ->
    [one] { $count } other file was left as it was.
   *[other] { $count } other files were left as they were.
}

# Looking at the pages.
serve-no-folder = There is no folder "{ $path }".
serve-port-taken = Port { $port } is used by another program.
serve-choose-port = Name another one by --port; --port 0 takes any free one.
serve-no-port = Port { $port } cannot be used: { $cause }
serve-address = Preview at { $address } - press Ctrl+C to end.
serve-no-start = the preview cannot start: { $cause }
serve-close = Close

# Templates.
template-unknown = There is no template "{ $name }".
template-exists = "{ $path }" exists already.
template-known = There are: { $names }

# The page for browsers.
app-address = The page is at { $address } - to end, close this window or press Ctrl+C.
app-open-yourself = The browser could not be opened. Please open this address in it.
app-no-page = This sa-lint was built without the page for browsers.
app-make-page = Take a released program, or run packages/web/build.sh and build sa-lint again.
app-no-start = The page cannot start: { $cause }

# sa-lint --watch

watch-waiting = Waiting for changes; Ctrl-C ends this.
watch-changed = { $file } has changed, so all is checked again.
watch-no-file = --watch is for files and folders only
watch-impossible = changes cannot be watched: { $cause }

# sa-lint --add-ignore

add-ignore-reason = --add-ignore takes the reason, on one line, without -- */ { "}" } > " \
add-ignore-written = { $file }: wrote comments for { $count ->
    [one] 1 finding
   *[other] { $count } findings
}.
add-ignore-nowhere = no comment can stand here; use allow or [[lint.paths]] of the configuration, or a baseline
