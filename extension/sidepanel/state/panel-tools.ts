import type { z } from 'zod';
import { alertsAcknowledge } from '../../../shared/tools/alerts/acknowledge.ts';
import { alertsChannelsList } from '../../../shared/tools/alerts/channels-list.ts';
import { alertsChannelsRemove } from '../../../shared/tools/alerts/channels-remove.ts';
import { alertsChannelsSet } from '../../../shared/tools/alerts/channels-set.ts';
import { alertsChannelsTest } from '../../../shared/tools/alerts/channels-test.ts';
import { alertsList } from '../../../shared/tools/alerts/list.ts';
import { alertsQuietSet } from '../../../shared/tools/alerts/quiet-set.ts';
import { alertsRulesList } from '../../../shared/tools/alerts/rules-list.ts';
import { alertsRulesRemove } from '../../../shared/tools/alerts/rules-remove.ts';
import { alertsRulesSet } from '../../../shared/tools/alerts/rules-set.ts';
import { approvalsDecide } from '../../../shared/tools/approvals/decide.ts';
import { browsersAllowPrivate } from '../../../shared/tools/browsers/allow-private.ts';
import { browsersList } from '../../../shared/tools/browsers/list.ts';
import { browsersRename } from '../../../shared/tools/browsers/rename.ts';
import { clientsList } from '../../../shared/tools/clients/list.ts';
import { clientsRevoke } from '../../../shared/tools/clients/revoke.ts';
import { clientsShowSetup } from '../../../shared/tools/clients/show-setup.ts';
import { grantsList } from '../../../shared/tools/grants/list.ts';
import { grantsRevoke } from '../../../shared/tools/grants/revoke.ts';
import { leasesList } from '../../../shared/tools/leases/list.ts';
import { leasesRelease } from '../../../shared/tools/leases/release.ts';
import { profilesDelete } from '../../../shared/tools/profiles/delete.ts';
import { profilesGet } from '../../../shared/tools/profiles/get.ts';
import { profilesList } from '../../../shared/tools/profiles/list.ts';
import { profilesSet } from '../../../shared/tools/profiles/set.ts';
import { runsAnswer } from '../../../shared/tools/runs/answer.ts';
import { runsApprove } from '../../../shared/tools/runs/approve.ts';
import { runsDelete } from '../../../shared/tools/runs/delete.ts';
import { runsGet } from '../../../shared/tools/runs/get.ts';
import { runsList } from '../../../shared/tools/runs/list.ts';
import { runsPause } from '../../../shared/tools/runs/pause.ts';
import { runsResume } from '../../../shared/tools/runs/resume.ts';
import { runsStart } from '../../../shared/tools/runs/start.ts';
import { runsStop } from '../../../shared/tools/runs/stop.ts';
import { tabsHandOver } from '../../../shared/tools/tabs/hand-over.ts';
import { tokensCreate } from '../../../shared/tools/tokens/create.ts';
import { tokensList } from '../../../shared/tools/tokens/list.ts';
import { tokensRevoke } from '../../../shared/tools/tokens/revoke.ts';
import { tokensRotate } from '../../../shared/tools/tokens/rotate.ts';

/** The tools that the panel itself calls; only these definitions reach its bundle. */
export const panelTools = {
  runs_start: runsStart,
  runs_get: runsGet,
  runs_list: runsList,
  runs_stop: runsStop,
  runs_approve: runsApprove,
  runs_answer: runsAnswer,
  runs_pause: runsPause,
  runs_resume: runsResume,
  runs_delete: runsDelete,
  alerts_acknowledge: alertsAcknowledge,
  alerts_channels_list: alertsChannelsList,
  alerts_channels_remove: alertsChannelsRemove,
  alerts_channels_set: alertsChannelsSet,
  alerts_channels_test: alertsChannelsTest,
  alerts_list: alertsList,
  alerts_quiet_set: alertsQuietSet,
  alerts_rules_list: alertsRulesList,
  alerts_rules_remove: alertsRulesRemove,
  alerts_rules_set: alertsRulesSet,
  approvals_decide: approvalsDecide,
  browsers_allow_private: browsersAllowPrivate,
  browsers_list: browsersList,
  browsers_rename: browsersRename,
  clients_list: clientsList,
  clients_revoke: clientsRevoke,
  clients_show_setup: clientsShowSetup,
  grants_list: grantsList,
  grants_revoke: grantsRevoke,
  leases_list: leasesList,
  leases_release: leasesRelease,
  profiles_delete: profilesDelete,
  profiles_get: profilesGet,
  profiles_list: profilesList,
  profiles_set: profilesSet,
  tabs_hand_over: tabsHandOver,
  tokens_create: tokensCreate,
  tokens_list: tokensList,
  tokens_revoke: tokensRevoke,
  tokens_rotate: tokensRotate,
} as const;

export type PanelToolName = keyof typeof panelTools;
export type PanelToolArguments<Name extends PanelToolName> = z.input<(typeof panelTools)[Name]['input']>;
export type PanelToolOutput<Name extends PanelToolName> = z.output<(typeof panelTools)[Name]['output']>;
