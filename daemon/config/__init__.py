"""lasvakt.toml: found, read, checked, with every fault told at once."""

from daemon.config.load import ConfigFault, Fault, find_config, load_config, read_secret
from daemon.config.model import Config, Provider

__all__ = [
    "Config",
    "ConfigFault",
    "Fault",
    "Provider",
    "find_config",
    "load_config",
    "read_secret",
]
