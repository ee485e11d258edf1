import { performance } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { Agent } from 'undici'
import { docsLink } from './action/environment.js'
import { takeInputs } from './action/inputs.js'
import { Log } from './action/log.js'
import { Masks } from './action/masks.js'
import { recordRequest } from './checks/graph.js'
import { leftOutFaults, matchesAny } from './checks/left-out.js'
import { finish } from './finish.js'
import { ServiceHttp, type HttpEnvironment } from './http/client.js'
import { createDispatcher } from './http/dispatcher.js'
import { readProxyEnvironment } from './http/proxy-environment.js'
import { readInputs } from './inputs/read.js'
import type { Settings } from './inputs/settings.js'
import { explain } from './oracle/explain.js'
import { FusionPod } from './oracle/fusion.js'
import { IdentityDomain } from './oracle/identity-domain.js'
import { OracleIntegration } from './oracle/integration.js'
import type { Context } from './pipeline/context.js'
import { declarePipeline } from './pipeline/pipeline.js'

/** One run of the action: takes the inputs, runs the checks, and leaves behind what the contract names. */
export async function run(environment: NodeJS.ProcessEnv): Promise<void> {
  const startedAt = Date.now()
  const log = new Log()
  const masks = new Masks()
  const { settings, faults: inputFaults } = readInputs(takeInputs(masks))
  const proxy = readProxyEnvironment(environment)
  for (const secret of proxy.secrets) masks.add(secret)
  const faults: string[] = [...inputFaults, ...proxy.faults]
  const http = httpEnvironment(settings, faults.length === 0, log)
  const pipeline = declarePipeline(contextOf(settings, http, masks), faults)
  faults.push(...leftOutFaults(pipeline.checks, settings.skipChecks))
  const skipping = faults.length === 0 ? settings.skipChecks : []

  const results = await pipeline.checks.run({
    failFast: settings.failFast,
    leftOut: (id) => (matchesAny(skipping, id) ? 'left out by skip-checks' : undefined),
    deadline: http.deadline,
    explain,
    docs: (id) => docsLink(environment, id),
    now: () => performance.now(),
    onResult: (result) => {
      log.check(masks.redacted(result))
    },
  })
  await http.dispatcher.destroy()
  await finish({
    settings,
    inputsAreValid: faults.length === 0,
    results,
    pipeline,
    startedAt,
    masks,
    log,
  })
}

function contextOf(settings: Settings, http: HttpEnvironment, masks: Masks): Context {
  const { identityDomain, fusion, integration } = settings
  const mask = (secret: string): void => {
    masks.add(secret)
  }
  return {
    settings,
    domain: new IdentityDomain(new ServiceHttp(identityDomain.url, http), { mask, now: Date.now }),
    pod: new FusionPod(new ServiceHttp(fusion.url, http)),
    integration:
      integration &&
      new OracleIntegration(new ServiceHttp(integration.url, http), integration.instance),
    now: Date.now,
  }
}

function httpEnvironment(settings: Settings, usable: boolean, log: Log): HttpEnvironment {
  return {
    // with bad inputs nothing is sent, and they may be what a dispatcher cannot be made of
    dispatcher: usable ? createDispatcher(settings.caCertificates) : new Agent(),
    requestTimeoutMs: settings.requestTimeoutMs,
    deadline: AbortSignal.timeout(settings.timeoutMs),
    endsAt: Date.now() + settings.timeoutMs,
    now: Date.now,
    random: Math.random,
    sleep: async (milliseconds, signal) => {
      await setTimeout(milliseconds, undefined, { signal })
    },
    onExchange: (exchange) => {
      const { method, host, path, status, requestId, attempt } = exchange
      recordRequest({ method, host, path, status, requestId }, attempt > 1)
      log.exchange(exchange)
    },
    onRetry: (line) => {
      log.line(line)
    },
  }
}
