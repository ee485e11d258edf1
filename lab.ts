import { createServer } from 'node:http'
import { openBrowser } from './src/console/browser.js'
const server = createServer((q, r) => { r.setHeader('content-type', 'text/html'); r.end(`<!DOCTYPE html><title>x</title><input id=a><input type=password id=p><textarea id=t></textarea><div id=h></div><iframe srcdoc="<input id=f>"></iframe><canvas></canvas>
<script>
const s = h.attachShadow({mode:'closed'}); s.innerHTML = '<input id=s><p>closed</p>'
setTimeout(() => { a.value='VALA'; p.value = 'VALP'; t.value='VALT'; s.querySelector('input').value='VALS'; document.querySelector('iframe').contentDocument.querySelector('input').value='VALF'; document.body.appendChild(document.createElement('input')).value='VALD'; const x = document.body.appendChild(document.createElement('input')); x.type='email'; x.value='VALE@x'; const y = document.body.appendChild(document.createElement('input')); y.type='hidden'; y.value='VALH'; const z = document.body.appendChild(document.createElement('input')); z.type='number'; z.value='42424242';
 const st = document.createElement('style'); st.textContent='#h::after{content:"VALCSS"}'; document.head.append(st) }, 100)
</script>`) })
await new Promise<void>(d => server.listen(0, '127.0.0.1', d))
const url = new URL(`http://localhost:${(server.address() as any).port}/`)
const b = await openBrowser({ rules: { pod: url, identityDomain: undefined, allowedHosts: [] }, caCertificates: '', environment: { PATH: process.env['PATH'] ?? '' }, deadline: new AbortController().signal })
await b.page.goto(url.href)
await new Promise(d => setTimeout(d, 1000))
const s = await b.page.createCDPSession()
const tree = JSON.stringify(await s.send('DOM.getDocument', { depth: -1, pierce: true }))
for (const v of ['VALA','VALP','VALT','VALS','VALF','VALD','VALE','VALH','42424242','VALCSS','closed']) console.log(v, tree.includes(v))
console.log(await s.send('Memory.getDOMCounters'))
console.log((await s.send('Page.getFrameTree')).frameTree.frame.loaderId)
await b.close(); process.exit()
