/** True for tools that work on what a tab shows or on its site's data: policy looks at the tab's site for them. */
export const isOnPage = (tool: string): boolean => tool.startsWith('page_') || tool.startsWith('storage_');
