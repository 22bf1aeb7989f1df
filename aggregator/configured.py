"""The configuration in force: of the file and the environment, with what is wrong in them."""

import json
import os
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from aggregator.config import Config, ConfigError, SourceConfig
from aggregator.mistakes import accepted

Keys = tuple[str, ...]
"""A key with those that it is nested in: ``("crawl", "delay")``."""

PREFIX = "SOKHCN_"
FILE = f"{PREFIX}CONFIG"
LONGEST = 80
"""Characters of a value that are told."""


def load() -> Config:
    """The configuration in force; raises `ConfigError` with every mistake in it."""
    file, variables = config_file(), dict(_variables())
    for keys, name in variables.items():
        if keys[0] not in Config.model_fields:
            told = _accepted(keys[0], [*Config.model_fields, "config"], _variable)
            raise ConfigError(f"{name}: unknown variable; {told}")
    written = _read(file) if file else {}
    try:
        Config.model_validate(written, strict=True)
        for keys, name in variables.items():
            _put(written, keys, _value(os.environ[name]))
        return Config.model_validate(written)
    except ValidationError as error:
        raise ConfigError("\n".join(_told(problem) for problem in error.errors())) from None


def config_file() -> Path | None:
    """``$SOKHCN_CONFIG``, else ``./sokhcn.toml`` if there is one."""
    named = os.environ.get(FILE)
    here = Path("sokhcn.toml")
    return Path(named) if named else here if here.exists() else None


def place(*keys: str) -> str:
    """Where a key, or one nested in it, is set: the variable, or the file and the key in it."""
    for found, name in _variables():
        if found[: len(keys)] == keys:
            return name
    return f"{config_file() or 'configuration'}: {'.'.join(keys)}"


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise ConfigError(f"{file}: no such configuration file") from None
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{file}: not TOML: no text in UTF-8") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"{file}: not TOML: {error}") from None


def _variables() -> Iterator[tuple[Keys, str]]:
    """The variables that configure, with the keys that they override."""
    for name in os.environ:
        if name.upper().startswith(PREFIX) and name.upper() != FILE:
            first, *rest = name[len(PREFIX) :].lower().split("__")
            if first == "sources" and rest:  # a shell's variable has no "-" of a slug
                rest[0] = rest[0].replace("_", "-")
            yield (first, *rest), name


def _value(text: str) -> Any:
    """What a variable holds: text, or a list or table in JSON."""
    if text.lstrip().startswith(("[", "{")):
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            return text
    return text


def _put(written: dict[str, Any], keys: Keys, value: Any) -> None:
    *outer, last = keys
    for key in outer:
        inner = written.get(key)
        written[key] = written = dict(inner) if isinstance(inner, Mapping) else {}
    written[last] = value


def _told(problem: ErrorDetails) -> str:
    keys = tuple(str(part) for part in problem["loc"])
    where = place(*keys)
    if problem["type"] == "extra_forbidden":
        return f"{where}: unknown key; {_accepted(keys[-1], _fields(keys))}"
    given = "***" if keys[-1] == "database_url" else _short(problem["input"])  # holds a password
    return f"{where} = {given}: {accepted(problem)}"


def _short(value: object) -> str:
    told = repr(value)
    return told if len(told) <= LONGEST else f"{told[: LONGEST - 1]}…"


def _fields(keys: Keys) -> Iterable[str]:
    """The keys that are accepted beside the last of these."""
    if len(keys) == 1:
        return Config.model_fields
    section = getattr(Config(), keys[0]) if keys[0] != "sources" else SourceConfig()
    return type(section).model_fields


def _accepted(given: str, known: Iterable[str], spelt: Callable[[str], str] = str) -> str:
    near = get_close_matches(given, known, n=1)
    meant = f"did you mean {spelt(near[0])}? " if near else ""
    return f"{meant}accepted: {', '.join(map(spelt, sorted(known)))}"


def _variable(key: str) -> str:
    return f"{PREFIX}{key.upper()}"
