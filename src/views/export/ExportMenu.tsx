// The menu of what can be taken away: pictures, profiles for other tools, the table.
import { Button, Dropdown, Menu, useTheme2 } from '@grafana/ui';
import React, { useState } from 'react';
import { download } from './download';
import { exportFile, type ExportKind } from './exportFile';
import { type ExportSubject } from './exportSubject';

interface Props {
  /** Asked for when an item is chosen, so that nothing is prepared that nobody takes. */
  readonly subject: () => ExportSubject;
  /** Hears in a sentence what became of the export. */
  readonly onNotice: (sentence: string) => void;
}

const GROUPS: ReadonlyArray<{ readonly label: string; readonly kinds: ReadonlyArray<readonly [ExportKind, string]> }> =
  [
    {
      label: 'Picture',
      kinds: [
        ['png', 'PNG'],
        ['svg', 'SVG'],
      ],
    },
    {
      label: 'Profile, as it is shown',
      kinds: [
        ['pprof', 'pprof (.pb.gz)'],
        ['folded', 'Folded stacks'],
        ['speedscope', 'speedscope (JSON)'],
      ],
    },
    { label: 'Table', kinds: [['csv', 'CSV of the functions']] },
  ];

export function ExportMenu({ subject, onNotice }: Props) {
  const theme = useTheme2();
  const [isBusy, setBusy] = useState(false);
  const save = async (kind: ExportKind) => {
    setBusy(true);
    const file = await exportFile(kind, subject(), theme).finally(() => setBusy(false));
    if (file.ok) {
      download(file.value.blob, file.value.name);
      onNotice(`${file.value.name} saved.${file.value.notice === undefined ? '' : ` ${file.value.notice}`}`);
    } else {
      onNotice(file.error);
    }
  };
  const menu = (
    <Menu ariaLabel="Export">
      {GROUPS.map(({ label, kinds }) => (
        <Menu.Group key={label} label={label}>
          {kinds.map(([kind, title]) => (
            <Menu.Item key={kind} label={title} onClick={() => void save(kind)} />
          ))}
        </Menu.Group>
      ))}
    </Menu>
  );
  return (
    <Dropdown overlay={menu} placement="bottom-end">
      <Button
        variant="secondary"
        icon={isBusy ? 'spinner' : 'download-alt'}
        aria-label="Export"
        tooltip="Export what is shown"
      />
    </Dropdown>
  );
}
