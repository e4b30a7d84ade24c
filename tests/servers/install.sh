#!/bin/sh
# What the tests use of Debian's packages: installed when absent and the user may install.
# Where they cannot be had their tests are skipped with the reason; in CI that is a failure.
set -u
missing=
[ -x /usr/sbin/dovecot ] || missing="$missing dovecot-imapd"
[ -x /usr/sbin/exim4 ] || missing="$missing exim4-daemon-light"
[ -x /usr/bin/chromium ] || missing="$missing chromium"
[ -x /usr/bin/openssl ] || missing="$missing openssl"
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    echo "Not installed, and you may not install:$missing. Their tests will be skipped." >&2
    [ "${CI:-}" != true ]
    exit
fi

echo "Installing$missing from Debian's packages." >&2
# No service is started: the tests run their own, from their own configuration.
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -q >/dev/null
# shellcheck disable=SC2086
if ! $as_root apt-get install -q -y --no-install-recommends $missing >/dev/null; then
    echo "Installing failed; their tests will be skipped." >&2
    [ "${CI:-}" != true ]
fi
