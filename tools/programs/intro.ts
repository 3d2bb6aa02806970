import { CALLS_MOST, TURN_BYTES_MOST } from '#shared/programs/turn.ts';
import { scoredHalls } from '../balance/play-seed.ts';

const BEGIN = `# Programs as players

A program plays a hall as a person does: it sees what a browser is told, and gives the same orders. It is a process of its owner; no server runs it.

## Begin
In the folder of the repository, once: \`npm install\`. Your program lies in any folder:

| language | once, in the folder of your program | needs |
|---|---|---|
| JavaScript | \`npm init -y && npm pkg set type=module && npm install PATH/assets/programs/js\` | Node 18 or newer |
| Python | \`pip install PATH/assets/programs/python\` (the arena starts \`python3\` of your PATH: activate a virtual environment first) | Python 3.9 or newer |

\`PATH\` is that of the repository. A first program, \`mine.js\`: each second it starts or places one VM that waits, on the server with most free memory, and takes a customer while there is room. It is a beginning: it hardly beats doing nothing.

\`\`\`js
import { order, play } from 'overcommit-program';

const free = (host) => host.memMib - host.promisedMib;

await play(({ hosts, vms, tenants }) => {
  const [host] = hosts.filter(({ state }) => state === 'on').sort((a, b) => free(b) - free(a));
  const vm = vms.find(({ state }) => state === 'off');
  if (vm?.host >= 0) return [order('powerOnVm', { vm: vm.row })];
  if (vm) return [order('placeVm', { vm: vm.row, host: host.row })];
  const offer = tenants.find(({ state }) => state === 'offered');
  return offer && free(host) > 20000 ? [order('acceptContract', { tenant: offer.row })] : [];
}, { tables: ['hosts', 'vms', 'tenants'] });
\`\`\`

The same in Python:

\`\`\`python
from overcommit import order, play

def free(host):
    return host["memMib"] - host["promisedMib"]

def decide(told):
    host = max((h for h in told["hosts"] if h["state"] == "on"), key=free)
    for vm in told["vms"]:
        if vm["state"] == "off" and vm["host"] >= 0:
            return [order("powerOnVm", vm=vm["row"])]
        if vm["state"] == "off":
            return [order("placeVm", vm=vm["row"], host=host["row"])]
    for tenant in told["tenants"]:
        if tenant["state"] == "offered" and free(host) > 20000:
            return [order("acceptContract", tenant=tenant["row"])]
    return []

play(decide, tables=["hosts", "vms", "tenants"])
\`\`\`

Both are given the tables by their names beside all else that is told (\`told["hosts"]\` is \`told["tables"]["hosts"]\` of the raw answer). A longer one, of forty lines, is in \`assets/programs/js/example.js\` and \`assets/programs/python/example.py\`.

## Try it
In the folder of the repository: \`npm run arena -- mine.js nightwatch --hall sprint --seeds 5\` lets your program and the game's own bot \`nightwatch\` play the same five days, as fast as they decide, and prints the points of each day and their mean. Players are programs, by their files, and bots by their names: \`idle\` does nothing, \`nightwatch\` restarts what stopped and sells nothing, \`reckless\` takes everything, \`careful\` runs a hall soundly, \`reference\` uses what the hall is about. In \`sprint\` they come to about 0, 8, 6, 49 and 88 points: [all halls](balance.md). \`npm run arena -- --help\` tells the rest.

- **Points** go from 0 to 100 and weigh kept promises, money, energy and what the hall is about, each against the game's own bots on the same day: 0 is what the better of \`idle\` and \`nightwatch\` comes to, 100 a little beyond the best bot. More is in [the model of tenants and money](model/tenants.md).
- **Where it crashed**: the arena prints the line of the error; what a program writes to its standard error is kept for that, and its standard output is not shown. Write to a file of your own to see more.
- **What happened in a game**: \`--out games\` keeps each as a journal for \`npm run replay -- games/FILE\`.
`;

const TURN = `
## One turn
A program asks \`POST /api/program/turn\` with \`authorization: Bearer TOKEN\` and a JSON body, and is answered when the next second of the game is over. In any other language that is all there is to write; where to ask and with which token stands in the environment: \`OVERCOMMIT_URL\`, \`OVERCOMMIT_TOKEN\`.

| asked | is |
|---|---|
| \`calls\` | list of orders \`{ "name": …, "args": { … } }\`, given in this order; \`[]\` to wait. At most ${CALLS_MOST}, refused ones among them; the rest is refused as \`tooMany\` |
| \`tables\` | names of the tables to be told of; left out = all. The fewer, the faster |
| \`facts\` | \`true\`: tell what does not change, too. Both libraries ask for it in the first turn and keep it |

| told | is |
|---|---|
| \`tick\`, \`second\`, \`lengthS\` | where the game is, and how many seconds it has. A tick is the step of the simulation: 5 in a second, in all halls (\`facts.ticksPerSecond\`); columns that say "tick" count them from the start |
| \`over\` | whether it is over: no more turns |
| \`replies\` | one for each order of the last turn: \`{ "done": true }\`, or \`{ "done": false, "refusal": { "code": … } }\` with the values of the refusal: [all codes](refusals.md) |
| \`hall\` | the row of the hall |
| \`tables\` | the other tables by name: lists of rows, each with \`row\`, the number that orders name it by. Rows whose \`state\` (or \`kind\`) would be \`none\` are left out |
| \`scenario\`, \`commands\` | id of the hall that is played, and the orders that may be given in it |
| \`facts.models\` | servers by their number: \`hosts.model\`, and \`model\` of \`buyHost\` (\`priceCents\`, \`deliverySeconds\`, \`memMib\`, \`cores\`, …) |
| \`facts.customers\` | customers by their number, \`tenants.archetype\`: how many VMs, and \`vcpus\`, \`memMib\` and \`workload\` of each, also while they are only offered |
| \`facts.opens\` | the second from which on an order may be given, of those that open after the start (before, it is refused as \`opensLater\`) |
| \`milliPoints\` | points so far in thousandths, where somebody counts: in matches on a server, not in the arena |

Columns are whole numbers or words; a "flag" is 0 or 1. A body of more than ${TURN_BYTES_MOST} bytes, or one that is no question, is answered with 400, a wrong token with 401. At most 50 turns a second, one at a time: more is answered with 429. Once a second of machine time is enough: all bots of the game decide as often.

## In a tournament
Whoever enters a program in a tournament is given its token; the program asks for turns with it from then on, and that is all. While there is no match to play, a turn is answered with 409: ask again after a second. Asking is checking in. The first turn of a match is answered when its first second is over, the last one with \`over\`; then the next match comes. When the tournament is over the answer is 410. A server that starts again (503, or nothing at all) goes on where it was: ask again, without orders. \`compete\` of both libraries does all of this; use it where \`play\` plays one game. A program that asks nothing for six seconds is gone: a duel stands still for it once, for as long as the rules say, and then the other has won.
`;

/** How to begin, the halls, a turn and tournaments. */
export function introText(): string {
  const rows = scoredHalls().map(
    ({ scenario: { id, lengthS }, orders }) =>
      `| \`${id}\` | ${lengthS} | ${orders.map((name) => `\`${name}\``).join(' ')} |`,
  );
  return [BEGIN, '## Halls', '| `--hall` | s | orders that it is about |\n|---|---|---|', ...rows, TURN].join('\n');
}
