// What the panel around a profile view offers to it.
import { type LinkModel } from '@grafana/data';
import { type ReactNode } from 'react';
import { type Result } from '../../base/result';
import { type LineTable } from '../../frames/linesFrame';
import { type ExportSource } from '../export/exportFileName';
import { type PathStep } from '../profile/functionPath';

export interface ProfileHost {
  /** Stands at the beginning of the toolbar. */
  readonly leading?: ReactNode;
  /** An address that leads back to what is shown; the error is a sentence. */
  readonly linkAddress?: () => Result<string, string>;
  /** The field's data links for a function. */
  readonly linksOf?: (step: PathStep) => ReadonlyArray<Pick<LinkModel, 'href' | 'title' | 'target' | 'onClick'>>;
  /** What source lines cost, where the data says so. */
  readonly lines?: LineTable;
  /** The function that another panel hovers or pins. */
  readonly highlighted?: PathStep;
  /** The function under the pointer, undefined when it has left. */
  readonly onHover?: (hovered: PathStep | undefined) => void;
  /** What exported files are named after, beside the profile type. */
  readonly exportSource?: Pick<ExportSource, 'service' | 'range'>;
}
