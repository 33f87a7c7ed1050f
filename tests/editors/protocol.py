"""Whether the server kept to the protocol in a session that the validator logged: protocol.py NAME LOG."""
import json
import sys

name, log = sys.argv[1:]
with open(log, encoding="utf-8") as lines:
    messages = [json.loads(line) for line in lines if line.strip()]
summaries = [message for message in messages if message.get("summary")]
messages = [message for message in messages if not message.get("summary")]


def errors(message):
    """What is wrong with a message. The meta model has no methods but the protocol's: of the project's own, which the
    page on annotations describes, it can only say that it does not know them."""
    own = message["what"].split(" ")[-1]
    unknown = {f"response to unknown {own}", f"unknown request {own}"} if own.startswith("postil/") else set()
    return [error for error in message.get("errors") or [] if error not in unknown]


faults = [message for message in messages if message["who"] == "server" and errors(message)]
quirks = [message for message in messages if message["who"] == "client" and errors(message)]
unanswered = [method for summary in summaries for method in summary["unanswered"]]
print(f"{name}: {len(messages)} messages, {len(faults)} server faults, {len(unanswered)} unanswered, {len(quirks)} client quirks")
for fault in faults:
    print(json.dumps(fault)[:800])
sys.exit(1 if faults or not messages else 0)
