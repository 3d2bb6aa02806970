import type { JSX } from 'preact';
import { give } from '#client/model/commands/orders.ts';
import { remedyOf } from '#client/model/commands/remedies.ts';
import { passedText } from '#client/model/facts/facts.ts';
import { type Incident, incidentsOf } from '#client/model/facts/incidents.ts';
import { seatName, subjectName } from '#client/model/facts/names.ts';
import { costOf } from '#client/model/standing/standing.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import { callOf, select } from '#client/model/state/ui-state.ts';
import { CostTime } from '#client/panels/events/cost-time.tsx';
import { CauseBadge } from '#client/panels/events/trouble.tsx';
import { Button } from '#client/ui/controls/button.tsx';
import { t } from '#client/words/words.ts';
import { type Column, DataTable } from './data-table.tsx';

/** Everything that needs somebody, most urgent first, each with the button to take it. */
export function IncidentTable({ ui, world }: PanelProps): JSX.Element {
  const incidents = new Map(incidentsOf(world).map((incident) => [incident.row, incident]));
  // Who plays alone has nobody to tell.
  const alone = ui.session.view.value?.solo === true;
  const seats = ui.session.view.value?.seats ?? [];
  const of = (show: (incident: Incident) => JSX.Element | string) => (row: number) => {
    const incident = incidents.get(row);
    return incident ? show(incident) : '';
  };
  const columns: readonly Column[] = [
    { key: 'name', title: t('table.name'), cell: of(({ subject }) => subjectName(world, subject)) },
    { key: 'what', title: t('table.what'), cell: of(({ kind }) => t(`incident.${kind}`)) },
    {
      key: 'cause',
      title: t('table.cause'),
      cell: of((incident) => <CauseBadge world={world} incident={incident} asked />),
    },
    { key: 'breach', title: t('table.breach'), cell: of((incident) => <CostTime cost={costOf([incident])} />) },
    {
      key: 'since',
      title: t('table.since'),
      cell: of(({ sinceTick }) => t('table.ago', { time: passedText(world, sinceTick) })),
    },
    {
      key: 'help',
      title: t('play.moves'),
      cell: of((incident) => {
        const remedy = ui.readOnly ? undefined : remedyOf(ui, world, [incident]);
        return remedy ? (
          <Button size="small" onClick={remedy.open}>
            {remedy.label}
          </Button>
        ) : (
          ''
        );
      }),
    },
    {
      key: 'who',
      title: t('table.who'),
      cell: of((incident) =>
        incident.open && !ui.readOnly && !alone ? (
          <Button size="small" onClick={() => void give(ui, callOf('acknowledgeIncident', { incident: incident.row }))}>
            {t('verb.acknowledgeIncident.name')}
          </Button>
        ) : incident.open ? (
          t('incidentState.open')
        ) : (
          seatName(seats, incident.by)
        ),
      ),
    },
  ];
  return (
    <DataTable
      caption={t('table.incidents')}
      rows={[...incidents.keys()]}
      columns={columns}
      onSelect={(row) => {
        const incident = incidents.get(row);
        if (incident) select(ui, incident.subject);
      }}
    />
  );
}
