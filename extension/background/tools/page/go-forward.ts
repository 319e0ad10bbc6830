import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { goInHistory } from '../../go-in-history.ts';

export const handlePageGoForward: ToolHandler<'page_go_forward', BackgroundContext> = ({ tab }, context) =>
  goInHistory('forward', tab, context);
