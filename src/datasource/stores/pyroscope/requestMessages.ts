// The requests that go in protocol buffers: those whose answers are large. Field numbers are those of Pyroscope's querier.v1.
import { ProtobufWriter } from './protobufWriter';

/** What all of them select. */
export interface SelectMessage {
  readonly profileTypeId: string;
  readonly labelSelector: string;
  /** Milliseconds since the Unix epoch. */
  readonly start: number;
  readonly end: number;
}

export interface StacktracesMessage extends SelectMessage {
  readonly maxNodes: number;
  /** Only stacks that begin with these functions, root first; empty for all. */
  readonly callSite: readonly string[];
  readonly profileIds: readonly string[];
  readonly traceIds: readonly string[];
}

const FORMAT_TREE = 2;

/** SelectMergeStacktraces: one call tree, in the tree format where the server knows it. */
export function stacktracesMessage(message: StacktracesMessage): Uint8Array<ArrayBuffer> {
  const writer = selection(message).number(5, message.maxNodes).number(6, FORMAT_TREE);
  addCallSite(writer, 7, message.callSite);
  return writer.texts(8, message.profileIds).texts(10, message.traceIds).finish();
}

/** SelectMergeSpanProfile: the same for the samples of spans. */
export function spanProfileMessage(
  message: SelectMessage & Pick<StacktracesMessage, 'maxNodes'> & { readonly spanIds: readonly string[] }
): Uint8Array<ArrayBuffer> {
  return new ProtobufWriter()
    .text(1, message.profileTypeId)
    .text(2, message.labelSelector)
    .texts(3, message.spanIds)
    .number(4, message.start)
    .number(5, message.end)
    .number(6, message.maxNodes)
    .number(7, FORMAT_TREE)
    .finish();
}

/** SelectMergeProfile: one profile in pprof, with nothing cut off. */
export function profileMessage(message: SelectMessage & Pick<StacktracesMessage, 'callSite'>): Uint8Array<ArrayBuffer> {
  const writer = selection(message);
  addCallSite(writer, 6, message.callSite);
  return writer.finish();
}

function selection({ profileTypeId, labelSelector, start, end }: SelectMessage): ProtobufWriter {
  return new ProtobufWriter().text(1, profileTypeId).text(2, labelSelector).number(3, start).number(4, end);
}

/** A stack trace selector: one location per function, root first. */
function addCallSite(writer: ProtobufWriter, field: number, callSite: readonly string[]): void {
  if (callSite.length > 0) {
    const selector = new ProtobufWriter();
    for (const name of callSite) {
      selector.message(1, new ProtobufWriter().text(1, name));
    }
    writer.message(field, selector);
  }
}
