"""The rules: functions from rows to questions, each room with what belongs together."""
