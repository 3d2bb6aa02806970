"""An operator in a few lines: places what waits where most memory is free, starts what stands still, wakes a host when
nothing fits, and takes contracts while there is room."""

from overcommit import order, play

MARGIN_MIB = 4096
# Memory promised at most where no server is left to wake: hosts reclaim what guests do not touch.
MOST_PERCENT = 130


def free_mib(host, hall):
    """Memory that a host may still promise, MiB."""
    return host["memMib"] * hall["overcommitPercent"] / 100 - host["promisedMib"]


def decide(told):
    orders = []
    room = {h["row"]: free_mib(h, told["hall"]) for h in told["hosts"] if h["state"] == "on"}
    for vm in told["vms"]:
        if vm["state"] not in ("off", "lost"):
            continue
        if vm["host"] >= 0:
            orders.append(order("powerOnVm", vm=vm["row"]))
            continue
        host = max(room, key=room.get, default=None)
        if host is None or room[host] < vm["memMib"] + MARGIN_MIB:
            break
        room[host] -= vm["memMib"]
        orders.append(order("placeVm", vm=vm["row"], host=host))
    full = max(room.values(), default=0) < 3 * MARGIN_MIB
    asleep = next((h for h in told["hosts"] if h["state"] in ("asleep", "off")), None)
    if full and asleep:
        orders.append(order("wakeHost", host=asleep["row"]))
    elif full and "setOvercommit" in told["commands"] and told["hall"]["overcommitPercent"] < MOST_PERCENT:
        orders.append(order("setOvercommit", percent=MOST_PERCENT))
    for tenant in told["tenants"]:
        if tenant["state"] == "offered":
            orders.append(order("declineContract" if full else "acceptContract", tenant=tenant["row"]))
    return orders


play(decide, tables=["hosts", "vms", "tenants"])
