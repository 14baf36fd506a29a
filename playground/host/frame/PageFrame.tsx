// The frame of every page: a slim bar with the way to the other pages, and the page below it.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useEffect, type ReactNode } from 'react';
import { NavLink } from 'react-router-dom';
import { hostSettings } from '../pageGlobals';
import { otherTheme, switchTheme } from './theme';

const apps = hostSettings.plugins.filter(({ type, enabled }) => type === 'app' && enabled);

export interface PageFrameProps {
  readonly title: string;
  readonly children: ReactNode;
}

export function PageFrame({ title, children }: PageFrameProps) {
  const styles = useStyles2(getStyles);
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <nav className={styles.links} aria-label="Pages">
          <NavLink to="/" end className={styles.link}>
            Dashboards
          </NavLink>
          <NavLink to="/datasources" className={styles.link}>
            Data sources
          </NavLink>
          <NavLink to="/extensions" className={styles.link}>
            Extension points
          </NavLink>
          {apps.map(({ id, name }) => (
            <NavLink key={id} to={`/a/${id}`} className={styles.link}>
              {name}
            </NavLink>
          ))}
        </nav>
        <h1 className={styles.title}>{title}</h1>
        <Button variant="secondary" fill="text" size="sm" onClick={() => switchTheme(otherTheme())}>
          {otherTheme() === 'light' ? 'Light theme' : 'Dark theme'}
        </Button>
      </header>
      <main className={styles.content}>{children}</main>
    </div>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    page: css({
      display: 'flex',
      flexDirection: 'column',
      minHeight: '100vh',
      background: theme.colors.background.canvas,
    }),
    bar: css({
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(2),
      minHeight: theme.spacing(5),
      padding: theme.spacing(0, 2),
      background: theme.colors.background.primary,
      borderBottom: `1px solid ${theme.colors.border.weak}`,
    }),
    links: css({ display: 'flex', gap: theme.spacing(2), flex: 'none' }),
    link: css({
      color: theme.colors.text.secondary,
      '&:hover': { color: theme.colors.text.primary },
      '&.active': { color: theme.colors.text.primary, fontWeight: theme.typography.fontWeightMedium },
    }),
    title: css({
      flex: 1,
      minWidth: 0,
      margin: 0,
      fontSize: theme.typography.body.fontSize,
      fontWeight: theme.typography.fontWeightMedium,
      textAlign: 'center',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    }),
    content: css({ flex: 1, display: 'flex', flexDirection: 'column', padding: theme.spacing(2) }),
  };
}
