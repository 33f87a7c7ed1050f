"""Whether the server kept to the protocol in a session that the validator logged: protocol.py NAME LOG."""
import json
import sys

name, log = sys.argv[1:]
with open(log, encoding="utf-8") as lines:
    messages = [json.loads(line) for line in lines if line.strip()]
summaries = [message for message in messages if message.get("summary")]
messages = [message for message in messages if not message.get("summary")]
faults = [message for message in messages if message["who"] == "server" and message.get("errors")]
quirks = [message for message in messages if message["who"] == "client" and message.get("errors")]
unanswered = [method for summary in summaries for method in summary["unanswered"]]
print(f"{name}: {len(messages)} messages, {len(faults)} server faults, {len(unanswered)} unanswered, {len(quirks)} client quirks")
for fault in faults:
    print(json.dumps(fault)[:800])
sys.exit(1 if faults or not messages else 0)
