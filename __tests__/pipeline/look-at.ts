import { createDispatcher } from '../../src/http/dispatcher.js'
import { ServiceHttp, type HttpEnvironment } from '../../src/http/client.js'
import { NOTHING_DONE, type Done } from '../../src/apply/done.js'
import type { CheckResult } from '../../src/checks/check.js'
import { LEFT_OUT, matchesAny } from '../../src/checks/left-out.js'
import { readInputs } from '../../src/inputs/read-inputs.js'
import { DomainApplications } from '../../src/oracle/domain-applications.js'
import { FusionPod } from '../../src/oracle/fusion.js'
import { FusionDirectory } from '../../src/oracle/fusion-directory.js'
import { IdentityDomain } from '../../src/oracle/identity-domain.js'
import { SERVICES } from '../../src/oracle/services.js'
import { declarePipeline } from '../../src/pipeline/pipeline.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { testEnvironment } from '../http/test-environment.js'
import { raw } from '../inputs/good-inputs.js'

/** What a look is like besides the inputs. */
export interface LookOptions {
  readonly done?: Partial<Done>
  readonly http?: Partial<HttpEnvironment>
}

/** Looks once at a pair of the sandbox, in this process, and without waits. */
export async function lookAt(
  sandbox: Sandbox,
  inputs: Readonly<Record<string, string>>,
  { done = {}, http = {} }: LookOptions = {},
): Promise<readonly CheckResult[]> {
  const { settings, faults } = readInputs(raw({ ...sandbox.inputs, ...inputs }))
  const dispatcher = createDispatcher(settings.caCertificates)
  const environment = testEnvironment({ dispatcher, ...http })
  const { now, deadline, sleep } = environment
  const pod = new ServiceHttp(settings.fusion.url, environment, SERVICES.fusion)
  const { url } = settings.identityDomain
  const domain = new ServiceHttp(url, environment, SERVICES.identityDomain)
  const pipeline = declarePipeline(
    {
      settings,
      domain: new IdentityDomain(domain, { mask: () => undefined, now }),
      applications: new DomainApplications(domain),
      administrator: undefined,
      pod: new FusionPod(pod),
      directory:
        settings.fusion.credentials && new FusionDirectory(pod, settings.fusion.credentials),
      integration: undefined,
      done: { ...NOTHING_DONE, ...done },
      waiting: {
        now,
        sleep: (milliseconds) => sleep(milliseconds, deadline),
        line: () => undefined,
      },
      endsAt: now() + settings.timeoutMs,
    },
    faults,
  )
  const { results } = await pipeline.checks.run({
    failFast: settings.failFast,
    ahead: settings.mode === 'verify',
    leftOut: (id) => (matchesAny(settings.skipChecks, id) ? LEFT_OUT : undefined),
    deadline,
    docs: () => '',
    now,
    onResult: () => undefined,
  })
  await dispatcher.destroy()
  return results
}
