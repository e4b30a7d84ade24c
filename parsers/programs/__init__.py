"""What programs send by themselves: bounces, absences, receipts, and our own mails coming back."""
