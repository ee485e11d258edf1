import { lookup, type LookupAddress, type LookupAllOptions, type LookupOptions } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { Turns } from './turns.js'

/**
 * So many questions to the system's resolver at once. It answers on the threads that also work on files, four by
 * default (Node, *dns.lookup*), and DNS that hangs must leave one for the reports.
 */
const MOST_AT_ONCE = 3

/** Asks the system's resolver, as Node's own `lookup` does with all addresses. */
export type Resolver = (
  hostname: string,
  options: LookupAllOptions,
  callback: (fault: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/** Looks up addresses as Node does, each name once at a time, whoever asks for it meanwhile. */
export function sharedLookup(resolver: Resolver = lookup): LookupFunction {
  const turns = new Turns(MOST_AT_ONCE)
  const asked = new Map<string, Promise<readonly LookupAddress[]>>()
  const ask = (hostname: string, options: LookupOptions): Promise<readonly LookupAddress[]> => {
    const key = JSON.stringify([hostname, options.family, options.hints])
    const known = asked.get(key)
    if (known !== undefined) return known
    const question = turns
      .take(() => addressesOf(resolver, hostname, options))
      .finally(() => asked.delete(key))
    asked.set(key, question)
    return question
  }
  return (hostname, options, callback) => {
    ask(hostname, options).then(
      (addresses) => {
        const [first] = addresses
        if (options.all === true) callback(null, [...addresses])
        else callback(null, first?.address ?? '', first?.family)
      },
      (thrown: unknown) => {
        callback(thrown as NodeJS.ErrnoException, [])
      },
    )
  }
}

function addressesOf(
  resolver: Resolver,
  hostname: string,
  options: LookupOptions,
): Promise<readonly LookupAddress[]> {
  return new Promise((resolve, reject) => {
    resolver(hostname, { ...options, all: true }, (fault, addresses) => {
      if (fault === null) resolve(addresses)
      else reject(fault)
    })
  })
}
