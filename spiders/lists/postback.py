"""Ways on that are no address: forms that a link, a button or a script sends."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlencode, urlsplit, urlunsplit

from lxml import etree

from spiders.items import NextPage
from spiders.lists.paging import names_page
from spiders.reading.pictures import absolute

_POSTBACK = re.compile(
    r"""(?:__doPostBack|WebForm_PostBackOptions)\(\s*['"]([^'"]*)['"]\s*,\s*['"]([^'"]*)['"]"""
)
_NUMBER = re.compile(r"\(\s*['\"]?(\d{1,5})['\"]?\s*\)")
_BUTTONS = frozenset(("submit", "image", "button", "reset", "file", "password"))

Fields = tuple[tuple[str, str], ...]


def sent_by(element: etree._Element, base: str) -> NextPage | None:
    """What a link or button of a list's pager sends; ``None`` where that is not to be seen."""
    script = unquote(f"{element.get('href') or ''} {element.get('onclick') or ''}")
    if call := _POSTBACK.search(script):
        return _posted_back(element, base, call[1], call[2])
    form = _form_around(element)
    if form is None:
        return None
    if element.tag in ("input", "button"):
        return _pressed(form, element, base)
    number = _NUMBER.search(script)
    field = next((name for name, _ in fields(form) if names_page(name)), None)
    return _sent(form, base, ((field, number[1]),)) if field and number else None


def chosen_in_form(root: etree._Element, base: str) -> Iterator[NextPage]:
    """Forms with a menu of pages: the one after that which is shown."""
    for menu in root.iter("select"):
        name, form = menu.get("name") or "", _form_around(menu)
        options = [(option.get("value") or "").strip() for option in menu.iter("option")]
        if form is None or not names_page(name) or not all(value.isdigit() for value in options):
            continue
        after = [value for value in options if int(value) > int(_selected(menu) or 0)]
        if after and (following := _sent(form, base, ((name, after[0]),))):
            yield following


def fields(form: etree._Element) -> Fields:
    """What a browser sends with a form, but for the button that was pressed."""
    return tuple(
        (name, _value(control))
        for control in form.iter("input", "select", "textarea")
        if (name := control.get("name")) and _is_sent(control)
    )


def _is_sent(control: etree._Element) -> bool:
    kind = (control.get("type") or "").lower()
    if control.get("disabled") is not None or kind in _BUTTONS:
        return False
    return kind not in ("checkbox", "radio") or control.get("checked") is not None


def _value(control: etree._Element) -> str:
    if control.tag == "select":
        return _selected(control)
    if control.tag == "textarea":
        return str(control.text or "")
    default = "on" if (control.get("type") or "").lower() in ("checkbox", "radio") else ""
    return control.get("value") or default


def _selected(menu: etree._Element) -> str:
    options = list(menu.iter("option"))
    chosen = [option for option in options if option.get("selected") is not None]
    first = next(iter(chosen or options), None)
    return "" if first is None else (first.get("value") or str(first.text or "")).strip()


def _form_around(element: etree._Element) -> etree._Element | None:
    return next(iter(element.iterancestors("form")), None)


def _posted_back(element: etree._Element, base: str, target: str, argument: str) -> NextPage | None:
    """ASP.NET's own script: the page's one form, with the control and the event that it is for.

    Where broken markup closes the form too early, its hidden fields stand elsewhere on the page.
    """
    root = element.getroottree().getroot()
    form = _form_around(element)
    if form is None:
        form = next(iter(root.iter("form")), None)
    if form is None:
        return None
    state = [(name, value) for name, value in fields(root) if name.startswith("__")]
    event = (("__EVENTTARGET", target), ("__EVENTARGUMENT", argument))
    return _sent(form, base, (*state, *event), method="POST")


def _pressed(form: etree._Element, button: etree._Element, base: str) -> NextPage | None:
    name, kind = button.get("name") or "", (button.get("type") or "submit").lower()
    if not name or button.get("disabled") is not None or kind not in ("submit", "image"):
        return None
    pressed: Fields = ((name, button.get("value") or ""),)
    if kind == "image":
        pressed = ((f"{name}.x", "1"), (f"{name}.y", "1"))
    return _sent(form, base, pressed)


def _sent(form: etree._Element, base: str, changed: Fields, method: str = "") -> NextPage | None:
    """A form as it is sent, with some fields changed or added."""
    url = absolute(base, form.get("action") or "") or (None if form.get("action") else base)
    if url is None:
        return None
    values = {**dict(fields(form)), **dict(changed)}
    if (method or form.get("method") or "get").lower() == "post":
        return NextPage(url=url, method="POST", form=tuple(values.items()))
    parts = urlsplit(url)
    return NextPage(url=urlunsplit((*parts[:3], urlencode(values), "")))
