/** As many events as the recorded catalogue has: sample fusion-event-catalog. */
const EVENTS = 199

/**
 * The events of a pod, in the members and about the size of the sample: 257 KB. Names are made up; the tokens in
 * `wsdlLocation`, which the pod leaves as they are, are recorded.
 */
export function eventList(): readonly object[] {
  return Array.from({ length: EVENTS }, (_, index) => {
    const object = `SandboxObject${String(index)}`
    const service = `http://xmlns.oracle.com/apps/sandbox/${object}/sandboxService/`
    const source = `<xpathExpr xmlns:ns_1='http://xmlns.oracle.com/apps/sandbox/${object}Composite'>/ns_1:process/ns_1:${object}Id</xpathExpr>`
    const target = `<xpathExpr xmlns:ns_2='${service}types/'>/ns_2:get${object}/ns_2:${object}Id</xpathExpr>`
    return {
      id: `SBX_${object}_Created`,
      name: `{http://xmlns.oracle.com/apps/events/edl/${object}Notify}${object}Created`,
      displayName: `${object} Created Event`,
      description: `This public event signals that a ${object} is created`,
      documentService: {
        wsdlLocation: `\${ORA_CRM_SERVICESAPPProtocolToken}://\${ORA_CRM_SERVICESAPPHostToken}:\${ORA_CRM_SERVICESAPPPortToken}/crmService/${object}Service?WSDL`,
        wsdlPort: `${service}#wsdl.endpoint(${object}Service/${object}ServiceSoapHttpPort)`,
        wsdlInterface: `${service}#wsdl.interface(${object}Service)`,
        operation: `get${object}`,
        csfkey: 'FUSION_APPS_CRM_SOA_APPID-KEY',
        keyMaps: [{ source, target }],
        outputXPath: null,
        inputXSLT: null,
        documentServiceType: null,
      },
      documentTransform: null,
      customEvents: [],
    }
  })
}
