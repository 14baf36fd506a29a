// The answer of Pyroscope's SelectMergeStacktraces and SelectMergeSpanProfile → rows. Both messages have the flame graph in
// field 1 and the tree in field 2; a server sends the one it was asked for, the one it knows, both, or none when nothing was selected.
import { ProtobufReader } from '../../engine/formats/pprof/protobufReader';
import { type NameRows, noRows } from './nameRows';
import { decodePyroscopeFlameGraph } from './pyroscopeFlameGraph';
import { decodePyroscopeTree } from './pyroscopeTree';

const FLAME_GRAPH = 1;
const TREE = 2;

/** Throws a DecodeError where the answer is cut off or damaged. */
export function decodePyroscopeAnswer(bytes: Uint8Array): NameRows {
  const reader = new ProtobufReader(bytes, 0, bytes.length);
  let flameGraph: ProtobufReader | undefined;
  let tree: ProtobufReader | undefined;
  while (reader.next()) {
    if (reader.field === FLAME_GRAPH) {
      flameGraph = reader.message();
    } else if (reader.field === TREE) {
      tree = reader.message();
    } else {
      reader.skip();
    }
  }
  if (tree !== undefined && tree.position < tree.end) {
    return decodePyroscopeTree(bytes, tree.position, tree.end);
  }
  // Without anything selected some servers send a flame graph without levels.
  const isEmpty = flameGraph === undefined || flameGraph.position === flameGraph.end;
  return flameGraph === undefined || isEmpty ? noRows() : decodePyroscopeFlameGraph(flameGraph);
}
