"""The first lasvakt.toml: every setting a municipality meets on its first day, with its why."""

from __future__ import annotations

STARTER = """\
# Låsvakts inställningar. Allt som börjar med # är förklaringar.
# Lösenord står aldrig här: nycklar som slutar på _file pekar på en fil som bara
# tjänstekontot får läsa (chmod 600), eller på en systemd-credential med samma namn.
# Relativa sökvägar räknas från den här filens mapp. Prova med: lasvakt check

[municipality]
name = "Exempelkommun"
timezone = "Europe/Stockholm"

[ledger]
path = "state.db"                    # liggaren, skapas vid första rundan
client_key_file = "client.key"       # gör kundnummer till pseudonymer; säkerhetskopiera den

# Brevlådan som webordern skickar till. Utan IMAP: kind = "maildir", path = "mailbox".
[mailbox]
kind = "imap"
host = "imap.exempel.se"
port = 993
security = "tls"                     # tls, starttls; none bara mot den egna maskinen
user = "lasvakt@exempel.se"
auth = "password"
password_file = "mailbox.password"
folder = "INBOX"
after = "move"                       # move: till Lasvakt/Behandlat eller Lasvakt/Granska; keep

# Så skickas påminnelserna. För prov: kind = "maildir", path = "outbox".
[outbox]
kind = "smtp"
host = "smtp.exempel.se"
port = 587
security = "starttls"
user = "lasvakt@exempel.se"
auth = "password"
password_file = "outbox.password"
sender = "Låsvakt <lasvakt@exempel.se>"

[weborder]
senders = ["noreply@weborder.example"]   # bara dessa adresser får lämna uppgifter om order
forwarders = []                          # personal som får vidarebefordra sådana meddelanden

# Funktionsadresser, inte personers.
[roles]
systemforvaltare = ["systemforvaltare@exempel.se"]
bistandshandlaggare = ["bistand@exempel.se"]

# Ett stycke för varje utförare. aliases: andra sätt som webordern skriver namnet på.
[[provider]]
name = "Hemtjänst Nord AB"
aliases = ["Nord", "Hemtjänsten Nord"]
email = ["planering@nord.example"]
answers_from = ["@nord.example"]     # vilka fler som får svara "klart"

[calendar]
closed = []                          # egna stängda dagar, som "2026-12-23"
open = []                            # helgdagar då ni ändå arbetar

# Vem som intygar avsändaren. Utan det här stycket räknas inga svar på påminnelser.
# Namnet står först i rubriken Authentication-Results i ett mottaget meddelande.
[security]
authserv_id = "mx.exempel.se"        # eller: trust = "none"

[reminders]
hours = "07:30-16:00"
ahead = 1                            # förvarning så många arbetsdagar före; 0: ingen
every = 3                            # sedan var tredje arbetsdag
escalate_after = 2                   # systemförvaltaren får veta från den andra påminnelsen
most = 5                             # därefter står steget i rapporten

# Arbetsdagar för ett steg, när ni vill ha andra än rutinens. Stegen: se RUTIN.md.
[deadlines]
# link_lock = 2
"""
