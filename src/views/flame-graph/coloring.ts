// The viewer's choices that decide about colours; a whole `ViewChoices` will do.
import { type ViewChoices } from '../profile/viewChoices';

export type Coloring = Pick<ViewChoices, 'colorBy' | 'scheme' | 'compareBy'>;
