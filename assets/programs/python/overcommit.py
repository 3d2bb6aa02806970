"""Lets a program play a hall of Overcommit.

Asks once a second of the game what the hall is like, and gives the orders that the program answers. Where and as whom it
plays stands in the environment: OVERCOMMIT_URL and OVERCOMMIT_TOKEN. Needs nothing but Python 3.9.
"""

import json
import os
import urllib.error
import urllib.request


class Refused(Exception):
    """The server refused a turn."""


def order(name, **args):
    """An order: order("placeVm", vm=3, host=0)."""
    return {"name": name, "args": args}


def play(decide, tables=None, url=None, token=None):
    """Plays a game to its end. `decide` is given the hall (a dict) and answers a list of orders; returns the last thing told."""
    url = url or os.environ.get("OVERCOMMIT_URL")
    token = token or os.environ.get("OVERCOMMIT_TOKEN")
    if not url or not token:
        raise Refused("OVERCOMMIT_URL and OVERCOMMIT_TOKEN say where and as whom to play")
    told = _turn(url, token, [], tables)
    while not told["over"]:
        orders = decide({**told["tables"], **told}) or []
        told = _turn(url, token, orders, tables)
    return told


def _turn(url, token, calls, tables):
    body = {"calls": calls} if tables is None else {"calls": calls, "tables": tables}
    request = urllib.request.Request(
        url.rstrip("/") + "/api/program/turn",
        data=json.dumps(body).encode(),
        headers={"content-type": "application/json", "authorization": "Bearer " + token},
    )
    try:
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        raise Refused(f"turn refused: {error.code} {error.read().decode()}") from error
