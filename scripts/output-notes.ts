/** How a workflow reads outputs, in YAML. */
export const OUTPUT_SNIPPET = `
\`\`\`yaml
- id: prerequisites
  uses: OWNER/oic-fusion-prerequisites@0000000000000000000000000000000000000000 # the commit you reviewed
  with:
    identity-domain-url: \${{ vars.IDENTITY_DOMAIN_URL }}
    client-id: \${{ vars.OIC_CLIENT_ID }}
    client-secret: \${{ secrets.OIC_CLIENT_SECRET }}
    fusion-url: \${{ vars.FUSION_URL }}
    integration-username: \${{ vars.INTEGRATION_USERNAME }}
- if: always()
  env:
    RESULT: \${{ steps.prerequisites.outputs.result }}
    FAILED: \${{ steps.prerequisites.outputs.failed-checks }}
  run: echo "$RESULT $FAILED"
\`\`\`
`.trim()

/** What docs/outputs.md says of an output beyond its description in action.yml. */
export const OUTPUT_NOTES: Readonly<Record<string, readonly string[]>> = {
  result: [
    'The list begins with the worst state. A check in the state `skip` does not count. [What each state means](checks.md#what-each-state-means).',
  ],
  'handoff-path': [
    'Open the file in any editor. The head says who sent it, what the run found and what to do. A pair with two identity domains gets the file even if Fusion accepts the tokens. It then begins with "nothing now".',
    'If an application lacks something, the identity domain administrator has a file of the same kind, `application-handoff.md`.',
  ],
  'handoff-html-path': [
    'The page holds both certificates and needs no network. Send it by mail to people without GitHub. Ask them to save the attachment and open it in a browser. `application-handoff.html` is the page for the identity domain administrator.',
  ],
  'certificate-fingerprints': [
    'After a healthy run, store the value as a variable and pass it to [`expected-fingerprints`](inputs.md#expected-fingerprints).',
  ],
  'days-until-expiry': ['It counts from the end of the run to the certificate that expires first.'],
  topology: [
    'With `cross-domain` Fusion needs an import of certificates. With `same-domain` it needs none.',
  ],
  'casdk-0004-expected': ['[How the action decides](checks.md#whether-casdk-0004-is-expected).'],
  'failed-checks': ['[What each check tests](checks.md).'],
  causes: [
    'It holds the causes of checks that failed, were blocked, ended in an error or are left for a person to do. The causes of the leading check come first. Of each check the most likely cause comes first.',
    '[How to fix each cause](causes.md).',
  ],
  changes: [
    'Each change has the members `id`, `action`, `target` and `state`. The state is `planned` or `applied`. The value is `[]` when there is nothing to change.',
  ],
}
