"""The one door to the templates: a mail's values in, its subject, text and HTML out."""

from daemon.rendering.check import check_templates
from daemon.rendering.faults import Fault, RenderingError
from daemon.rendering.mails import (
    AlertItem,
    BouncedMail,
    DriftMail,
    EscalationMail,
    FirstStartMail,
    GuardMail,
    HeldItem,
    Mail,
    NotUnderstoodMail,
    Outcome,
    ReceiptItem,
    ReceiptMail,
    ReminderItem,
    ReminderMail,
    Rendered,
    ReturnedMail,
    StaleMail,
    StoppedMail,
    UnknownProviderMail,
)
from daemon.rendering.renderer import Renderer
from daemon.rendering.samples import sample_mail, sample_mails

__all__ = [
    "AlertItem",
    "BouncedMail",
    "DriftMail",
    "EscalationMail",
    "Fault",
    "FirstStartMail",
    "GuardMail",
    "HeldItem",
    "Mail",
    "NotUnderstoodMail",
    "Outcome",
    "ReceiptItem",
    "ReceiptMail",
    "ReminderItem",
    "ReminderMail",
    "Rendered",
    "Renderer",
    "RenderingError",
    "ReturnedMail",
    "StaleMail",
    "StoppedMail",
    "UnknownProviderMail",
    "check_templates",
    "sample_mail",
    "sample_mails",
]
