/** Every route of the API. What is not here, and not mounted, is not there. */
import type { Route } from './route.ts';
import { accessRoutes } from './routes/access-routes.ts';
import { alertRoutes } from './routes/alert-routes.ts';
import { approvalRoutes } from './routes/approval-routes.ts';
import { auditRoutes } from './routes/audit-routes.ts';
import { browserRoutes } from './routes/browser-routes.ts';
import { fileRoutes } from './routes/file-routes.ts';
import { healthRoutes } from './routes/health-routes.ts';
import { metaRoutes } from './routes/meta-routes.ts';
import { runRoutes } from './routes/run-routes.ts';
import { tokenRoutes } from './routes/token-routes.ts';
import { toolRoutes } from './routes/tool-routes.ts';

export const allRoutes: readonly Route[] = [
  ...toolRoutes,
  ...runRoutes,
  ...fileRoutes,
  ...approvalRoutes,
  ...browserRoutes,
  ...accessRoutes,
  ...tokenRoutes,
  ...auditRoutes,
  ...alertRoutes,
  ...healthRoutes,
  ...metaRoutes(() => allRoutes),
];
