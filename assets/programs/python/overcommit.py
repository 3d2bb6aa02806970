"""Lets a program play a hall of Overcommit.

Asks once a second of the game what the hall is like, and gives the orders that the program answers. Where and as whom it
plays stands in the environment: OVERCOMMIT_URL and OVERCOMMIT_TOKEN. Needs nothing but Python 3.9.
"""

import http.client
import json
import os
import time
import urllib.error
import urllib.request


class Refused(Exception):
    """The server refused a turn."""


def order(name, **args):
    """An order: order("placeVm", vm=3, host=0)."""
    return {"name": name, "args": args}


def play(decide, tables=None, url=None, token=None):
    """Plays a game to its end. `decide` is given the hall (a dict) and answers a list of orders; returns the last thing told."""
    told = _game(decide, tables, *_place(url, token))
    if told is None:
        raise Refused("the tournament is over")
    return told


def compete(decide, tables=None, url=None, token=None):
    """Plays all matches of a tournament, one after another, until it is over; returns how many."""
    place = _place(url, token)
    played = 0
    while _game(decide, tables, *place) is not None:
        played += 1
    return played


def _place(url, token):
    url = url or os.environ.get("OVERCOMMIT_URL")
    token = token or os.environ.get("OVERCOMMIT_TOKEN")
    if not url or not token:
        raise Refused("OVERCOMMIT_URL and OVERCOMMIT_TOKEN say where and as whom to play")
    return url, token


def _game(decide, tables, url, token):
    told = _turn(url, token, [], tables, facts=True)
    facts = told and told["facts"]
    while told is not None and not told["over"]:
        orders = decide({**told["tables"], **told, "facts": facts}) or []
        told = _turn(url, token, orders, tables)
    return told


# A server that is starting again, or has nothing to play yet, is asked again: after a moment, and no longer than this (s).
PATIENCE_S = 300
PAUSE_S = 0.5
ASK_AGAIN = (409, 429, 503)


def _turn(url, token, calls, tables, facts=False):
    until = time.monotonic() + PATIENCE_S
    while True:
        status, text = _ask(url, token, calls, tables, facts)
        if status == 200:
            return json.loads(text)
        if status == 410:
            return None
        if status == 409:
            until = time.monotonic() + PATIENCE_S
        if status not in ASK_AGAIN or time.monotonic() > until:
            raise Refused(f"turn refused: {status} {text}")
        time.sleep(PAUSE_S)
        # What was ordered may have been done, and the hall has moved on: look first.
        calls = []


def _ask(url, token, calls, tables, facts):
    body = {"calls": calls, "facts": facts}
    if tables is not None:
        body["tables"] = tables
    request = urllib.request.Request(
        url.rstrip("/") + "/api/program/turn",
        data=json.dumps(body).encode(),
        headers={"content-type": "application/json", "authorization": "Bearer " + token},
    )
    try:
        with urllib.request.urlopen(request) as answer:
            return 200, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
    except (OSError, http.client.HTTPException) as error:
        return 503, str(error)
