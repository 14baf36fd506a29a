// The stand-in for core's panel `text`.
import { renderMarkdown, textUtil, type PanelProps } from '@grafana/data';
import { ScrollContainer } from '@grafana/ui';
import React from 'react';

export interface TextOptions {
  readonly mode: 'markdown' | 'html' | 'code';
  readonly content: string;
}

export function TextPanel({ options, replaceVariables }: PanelProps<TextOptions>) {
  const content = replaceVariables(options.content);
  if (options.mode === 'code') {
    return <pre>{content}</pre>;
  }
  const html = options.mode === 'html' ? textUtil.sanitize(content) : renderMarkdown(content);
  return (
    <ScrollContainer>
      <div className="markdown-html" dangerouslySetInnerHTML={{ __html: html }} />
    </ScrollContainer>
  );
}
