// The modules that Grafana shares with every plugin: a plugin's build leaves them out and asks the loader for them.
// Only what the projects' plugins and Grafana's build convention name is here; core also shares a few old libraries.
import * as emotionCss from '@emotion/css';
import * as emotionReact from '@emotion/react';
import * as grafanaData from '@grafana/data';
import * as grafanaDataUnstable from '@grafana/data/unstable';
import * as grafanaRuntime from '@grafana/runtime';
import * as grafanaRuntimeUnstable from '@grafana/runtime/unstable';
import * as grafanaUi from '@grafana/ui';
import * as grafanaUiUnstable from '@grafana/ui/unstable';
import i18next from 'i18next';
import jquery from 'jquery';
import lodash from 'lodash';
import moment from 'moment';
import * as prismjs from 'prismjs';
import * as react from 'react';
import * as reactDom from 'react-dom';
import * as reactDomClient from 'react-dom/client';
import * as reactInlineSvg from 'react-inlinesvg';
import * as reactJsxDevRuntime from 'react/jsx-dev-runtime';
import * as reactJsxRuntime from 'react/jsx-runtime';
import * as reactRouter from 'react-router-dom';
import * as rxjs from 'rxjs';
import * as rxjsOperators from 'rxjs/operators';

/** A CommonJS library: importing it by default or by name must both work. */
function withDefault(library: object): System.Module {
  return { ...library, default: library, __useDefault: true };
}

export const sharedModules: Readonly<Record<string, System.Module>> = {
  '@emotion/css': emotionCss,
  '@emotion/react': emotionReact,
  '@grafana/data': grafanaData,
  '@grafana/data/unstable': grafanaDataUnstable,
  '@grafana/runtime': grafanaRuntime,
  '@grafana/runtime/unstable': grafanaRuntimeUnstable,
  '@grafana/ui': grafanaUi,
  '@grafana/ui/unstable': grafanaUiUnstable,
  emotion: emotionCss,
  // The instance: every plugin bundles its own @grafana/i18n, and this is how they share their translations.
  i18next: i18next as unknown as System.Module,
  jquery: { default: jquery, __useDefault: true },
  lodash: withDefault(lodash),
  moment: withDefault(moment),
  prismjs,
  react,
  'react-dom': reactDom,
  'react-dom/client': reactDomClient,
  'react-inlinesvg': reactInlineSvg,
  'react-router': reactRouter,
  'react-router-dom': reactRouter,
  'react/jsx-dev-runtime': reactJsxDevRuntime,
  'react/jsx-runtime': reactJsxRuntime,
  rxjs,
  'rxjs/operators': rxjsOperators,
};
