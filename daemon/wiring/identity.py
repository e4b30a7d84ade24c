"""Who is who: the pseudonyms' key, the providers' and the municipality's names."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from daemon.config import Config, ConfigFault, Fault, read_secret
from daemon.register import ProviderNames
from daemon.register import Vocabulary as RegisterVocabulary
from daemon.routine.rules import fold
from parsers.pseudonym import PUBLIC_KEY, pseudonym


def client_key(config: Config) -> bytes:
    """The key of the pseudonyms. Raises ConfigFault: without it no client can be told again."""
    path = config.ledger.client_key_file
    try:
        return read_secret(path).encode()
    except ConfigFault:
        if path.exists():
            raise
        wanted = (
            "pseudonymernas nyckel; lägg tillbaka den ur säkerhetskopian. En ny nyckel "
            "(lasvakt init) känner inte igen liggarens kunder"
        )
        raise ConfigFault((Fault(str(path), "filen", "ingenting", wanted),)) from None


def trial_key(config: Config) -> bytes:
    """The pseudonyms' key where there is one, else one for trials that hides nothing."""
    return client_key(config) if config.ledger.client_key_file.exists() else PUBLIC_KEY


def spellings(config: Config) -> dict[str, str]:
    """Each provider's configured name by each of its spellings, folded."""
    return {
        fold(spelling): provider.name
        for provider in config.provider
        for spelling in (provider.name, *provider.aliases)
    }


def provider_names(config: Config) -> Callable[[str], str | None]:
    """What gives a provider's configured name by name or alias, None for any other word."""
    return ProviderNames(spellings(config))


def own_names(config: Config) -> frozenset[str]:
    """The municipality's own names, folded."""
    return frozenset(fold(n) for n in (config.municipality.name, *config.municipality.aliases))


def register_vocabulary(config: Config) -> RegisterVocabulary:
    """What the register's reader must know of the municipality."""
    key = client_key(config)
    return RegisterVocabulary(
        columns=config.register_.columns,
        provider=provider_names(config),
        own=own_names(config),
        pseudonym=partial(pseudonym, key=key),
    )
