// Runs before each module: tells webpack where chunks are, from the address that Grafana's loader has for the module.
import { uri } from 'amd-module';
import { chunkBase } from './chunkBase';

declare const APP_ID: string;
declare const NESTED_IDS: Readonly<Record<string, string>>;

if (uri !== undefined) {
  __webpack_public_path__ = chunkBase(uri, APP_ID, NESTED_IDS);
}
