// A box to try the rules on labels: what is typed becomes a selector at once, before anything is saved.
import { locationUtil } from '@grafana/data';
import { Field, LinkButton, Stack, Text, TextArea } from '@grafana/ui';
import React, { useMemo, useState } from 'react';
import { openAddress } from '../open/openAddress';
import { type LabelRule } from './labelRules';
import { tryRules } from './tryRules';

const EXAMPLE = 'alertname=HighCpu, job=ride-sharing-app, region=eu-north, severity=page';

export function TryRules({ rules }: { readonly rules: readonly LabelRule[] }) {
  const [text, setText] = useState(EXAMPLE);
  const { given, selector, remarks } = useMemo(() => tryRules(text, rules), [text, rules]);
  return (
    <Stack direction="column" gap={1}>
      <Field noMargin label="Try it" description="Labels of an alert or a metric; they become a selector of profiles.">
        <TextArea
          aria-label="Labels to try"
          rows={2}
          cols={80}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </Field>
      <div role="status" aria-label="What the rules make of the labels">
        <Text variant="code">{selector}</Text>
        {remarks.map((remark) => (
          <p key={remark}>{remark}</p>
        ))}
      </div>
      <div>
        <LinkButton
          href={locationUtil.assureBaseUrl(openAddress({ selector: given }))}
          variant="secondary"
          icon="external-link-alt"
          size="sm"
        >
          Open the last hour, by the saved rules
        </LinkButton>
      </div>
    </Stack>
  );
}
