import type { ToolHandler } from '../../../../shared/tools/types.ts';
import type { BackgroundContext } from '../../background-context.ts';
import { goInHistory } from '../../go-in-history.ts';

export const handlePageGoBack: ToolHandler<'page_go_back', BackgroundContext> = ({ tab }, context) =>
  goInHistory('back', tab, context);
