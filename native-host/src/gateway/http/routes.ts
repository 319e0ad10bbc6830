/** Every route of the API. What is not here, and not mounted, is not there. */
import type { Route } from './route.ts';
import { toolRoutes } from './routes/tool-routes.ts';

export const allRoutes: readonly Route[] = [...toolRoutes];
