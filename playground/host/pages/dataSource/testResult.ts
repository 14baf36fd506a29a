// What `testDatasource` says, in the form in which Grafana shows it.
import type { DataSourceApi } from '@grafana/data';
import type { AlertVariant } from '@grafana/ui';
import { errorMessage } from '../../frame/useLoaded';

export interface TestResult {
  readonly severity: AlertVariant;
  readonly message: string;
  /** A second sentence below the message. */
  readonly details?: string;
}

/** Never rejects: an exception is a result too. */
export async function testDataSource(instance: DataSourceApi): Promise<TestResult> {
  try {
    const result: unknown = await instance.testDatasource();
    const { status, message, details } = Object(result);
    return { severity: severity(status), message: String(message ?? ''), details: detailsText(details) };
  } catch (error) {
    return { severity: 'error', message: errorMessage(error) };
  }
}

function severity(status: unknown): AlertVariant {
  switch (status) {
    case 'success':
    case 'info':
    case 'warning':
      return status;
    default:
      return 'error';
  }
}

function detailsText(details: unknown): string | undefined {
  const { message, verboseMessage } = Object(details);
  const texts = [message, verboseMessage].filter((text): text is string => typeof text === 'string' && text !== '');
  return texts.length === 0 ? undefined : texts.join('\n');
}
