// The tree around all pages, in the order core builds it, and which page belongs to which address.
import { ThemeContext } from '@grafana/data';
import { config, LocationServiceProvider, locationService } from '@grafana/runtime';
import { ErrorBoundaryAlert, GlobalStyles, ModalRoot, ModalsProvider, PortalContainer } from '@grafana/ui';
import React from 'react';
import { Route, Routes } from 'react-router-dom';
import { AppPage } from '../pages/AppPage';
import { DashboardPage } from '../pages/DashboardPage';
import { DataSourceEditPage } from '../pages/dataSource/DataSourceEditPage';
import { DataSourcesPage } from '../pages/DataSourcesPage';
import { ExtensionsPage } from '../pages/extensions/ExtensionsPage';
import { HomePage } from '../pages/HomePage';
import { NotFoundPage } from '../pages/NotFoundPage';
import { PluginPage } from '../pages/PluginPage';
import { HostRouter } from './HostRouter';

export function HostApp() {
  return (
    <ThemeContext.Provider value={config.theme2}>
      <GlobalStyles />
      <LocationServiceProvider service={locationService}>
        <HostRouter>
          <ModalsProvider>
            <ErrorBoundaryAlert style="page">
              <Pages />
            </ErrorBoundaryAlert>
            <ModalRoot />
            <PortalContainer />
          </ModalsProvider>
        </HostRouter>
      </LocationServiceProvider>
    </ThemeContext.Provider>
  );
}

function Pages() {
  return (
    <Routes>
      <Route path="/" element={<HomePage />} />
      <Route path="/d/:uid/*" element={<DashboardPage />} />
      <Route path="/datasources" element={<DataSourcesPage />} />
      <Route path="/datasources/edit/:uid" element={<DataSourceEditPage />} />
      <Route path="/a/:appId/*" element={<AppPage />} />
      <Route path="/plugins/:pluginId" element={<PluginPage />} />
      <Route path="/extensions" element={<ExtensionsPage />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
