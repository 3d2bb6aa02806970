export const HELP = `The lab: runs the simulation without a game around it.

  npm run lab -- run FILE       one experiment; FILE is a path, or the name of one that ships
      --json                    print exactly one JSON object
      --csv                     print a table of commas (with --show/--every: the series)
      --every N                 a row of the series every N ticks
      --show a,b,c              columns of the series: powerKw, hosts.freeMib[0], vms.speedPermille.mean …
      --states X.states.jsonl   save all cells every N ticks, for compare
  npm run lab -- sweep FILE --over path=a,b,c [--over path=1..5] [--out table.csv] [--jobs N] [--json]
                                every combination, on all cores
  npm run lab -- compare A [B]  the first tick and cell where two runs differ
      --a path=value            only for A;  --b path=value  only for B
  npm run lab -- plot FILE --show a,b [--every N] [--x column] [--by column] [--title text] [--out x.svg]
                                a run, a saved JSON result, or columns of a .csv table
  npm run lab -- dump FILE --at TICK [--show hosts,vms] [--all]
                                the tables of a world after so many ticks, as text
  npm run lab -- list           experiments that ship
  npm run lab -- schema         the experiment file as JSON Schema

For run, sweep, compare and plot:
      --seed N|TEXT  --ticks N  --set path.to[0].field=value   change the experiment (--set as often as needed)

Traces are looked for beside the working directory, beside the experiment, and by name in TRACES_DIR.
Exit code: 0 done, 1 compare found a difference or a row of a sweep failed, 2 something is wrong with what was asked.
The file format, metrics and traces are described in docs/lab.md.
`;
