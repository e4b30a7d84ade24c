"""The rounds: intake, reminders and delivery, joined to the ledger, the mail and the routine."""
