"""Opens a file in a language server as an editor does, and prints what it finds: line:column severity message, both from 0."""
import json, pathlib, subprocess, sys

server = subprocess.Popen(sys.argv[3:], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def send(method, params, id=None):
    body = {"jsonrpc": "2.0", "method": method, "params": params, **({"id": id} if id else {})}
    data = json.dumps(body).encode()
    server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
    server.stdin.flush()


def receive():
    length = 0
    while line := server.stdout.readline().strip():
        if line.lower().startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    return json.loads(server.stdout.read(length))


def until(wanted):
    while not wanted(message := receive()):
        pass
    return message


path, language = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
send("initialize", {"rootUri": path.parent.as_uri(), "capabilities": {}}, 1)
until(lambda message: message.get("id") == 1)
send("initialized", {})
document = {"uri": path.as_uri(), "languageId": language, "version": 1, "text": path.read_text("utf-8")}
send("textDocument/didOpen", {"textDocument": document})
found = until(lambda message: message.get("method") == "textDocument/publishDiagnostics")["params"]["diagnostics"]
for one in found:
    start = one["range"]["start"]
    print(f"{start['line']}:{start['character']} {one.get('severity')} {one['message']}")
server.kill()
