export const id = 890;
export const ids = [890];
export const modules = {

/***/ 50890:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WsdlUnusable: () => (/* binding */ WsdlUnusable),
/* harmony export */   readServiceCatalogWsdl: () => (/* binding */ readServiceCatalogWsdl)
/* harmony export */ });
/* harmony import */ var _rgrove_parse_xml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20334);
/* harmony import */ var _rgrove_parse_xml__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(_rgrove_parse_xml__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _catalog_service_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(40611);


/** A description that cannot be used, in words that repeat nothing of it. */
class WsdlUnusable extends Error {
    name = 'WsdlUnusable';
}
/** Four times what such a description with its policies and certificates has, and little enough to be parsed at once. */
const MOST_CHARACTERS = 256 * 1024;
/** Of an element, an action or a namespace. */
const LONGEST_NAME = 1000;
/** A WSDL with policies has some twelve levels. */
const MOST_LEVELS = 64;
/**
 * Reads from a WSDL 1.1 how to call `getAllServiceEndPoints`. Namespace, element and action are not published, so
 * they are taken from the description; its address is not.
 * @throws {WsdlUnusable} when the text is no XML, does not describe the operation, or has another size or shape than
 * a description: what parses it takes minutes over some texts of a megabyte
 */
function readServiceCatalogWsdl(wsdl) {
    if (wsdl.length > MOST_CHARACTERS)
        throw new WsdlUnusable('the WSDL is too large');
    // XML 1.0, 2.11; the parser does it too, in time that grows with the square of their number
    const text = wsdl.replaceAll(/\r\n?/g, '\n');
    if (text.includes('<!DOCTYPE'))
        throw new WsdlUnusable('the WSDL has a document type');
    if (levelsOf(text) > MOST_LEVELS)
        throw new WsdlUnusable('the WSDL is nested too deeply');
    return read(text);
}
/** How deeply elements are nested, by one pass over the text. What is not well formed is left to the parser. */
function levelsOf(xml) {
    let [level, most] = [0, 0];
    for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at)) {
        const [, end] = APART.find(([begin]) => xml.startsWith(begin, at)) ?? [];
        const last = end === undefined ? endOfTag(xml, at) : xml.indexOf(end, at);
        if (last < 0)
            return most;
        if (end === undefined && xml[last - 1] !== '/')
            level += xml[at + 1] === '/' ? -1 : 1;
        most = Math.max(most, level);
        at = last + 1;
    }
    return most;
}
/** What is no element, by its beginning and its end. */
const APART = [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
];
/** Where the `>` of a tag is, outside of quoted values; -1 for nowhere. */
function endOfTag(xml, begin) {
    let quote = '';
    for (let at = begin; at < xml.length; at += 1) {
        const character = xml[at] ?? '';
        if (quote !== '') {
            if (character === quote)
                quote = '';
        }
        else if (character === '"' || character === "'")
            quote = character;
        else if (character === '>')
            return at;
    }
    return -1;
}
function rootOf(wsdl) {
    let root;
    try {
        ;
        ({ root } = (0,_rgrove_parse_xml__WEBPACK_IMPORTED_MODULE_0__.parseXml)(wsdl));
    }
    catch (cause) {
        throw new WsdlUnusable('the WSDL is no well-formed XML', { cause });
    }
    if (root === null)
        throw new WsdlUnusable('the WSDL is empty');
    return root;
}
function read(wsdl) {
    const root = rootOf(wsdl);
    const all = descendants(root);
    const named = (local, name) => all.find((element) => localName(element) === local && element.attributes['name'] === name);
    const operation = all.find((element) => localName(element) === 'operation' &&
        element.attributes['name'] === _catalog_service_js__WEBPACK_IMPORTED_MODULE_1__/* .OPERATION */ .qR &&
        children(element).some((child) => localName(child) === 'input'));
    if (operation === undefined)
        throw new WsdlUnusable(`the WSDL does not describe ${_catalog_service_js__WEBPACK_IMPORTED_MODULE_1__/* .OPERATION */ .qR}`);
    const soapAction = all
        .filter((element) => localName(element) === 'operation')
        .filter((element) => element.attributes['name'] === _catalog_service_js__WEBPACK_IMPORTED_MODULE_1__/* .OPERATION */ .qR)
        .flatMap(children)
        .map((element) => element.attributes['soapAction'])
        .find((action) => action !== undefined) ?? '';
    const input = children(operation).find((child) => localName(child) === 'input');
    const message = named('message', local(input?.attributes['message'] ?? ''));
    const part = message && children(message).find((child) => localName(child) === 'part');
    const [prefix, element] = qualified(part?.attributes['element'] ?? _catalog_service_js__WEBPACK_IMPORTED_MODULE_1__/* .OPERATION */ .qR);
    const namespace = part === undefined || prefix === ''
        ? root.attributes['targetNamespace']
        : namespaceOf(part, prefix);
    if (namespace === undefined)
        throw new WsdlUnusable('the WSDL names no namespace');
    // what goes into a header and into a request must not bring its own syntax, and has a length
    const isLong = [element, soapAction, namespace].some((name) => name.length > LONGEST_NAME);
    if (isLong || !/^[\w.-]+$/.test(element) || !/^[\x20-\x7e]*$/.test(soapAction)) {
        throw new WsdlUnusable('the WSDL has names that no request can contain');
    }
    return (0,_catalog_service_js__WEBPACK_IMPORTED_MODULE_1__/* .catalogService */ .RX)(soapAction, namespace, element);
}
function children(element) {
    return element.children.filter((child) => child instanceof _rgrove_parse_xml__WEBPACK_IMPORTED_MODULE_0__.XmlElement);
}
/** In the order of the document. */
function descendants(element) {
    const found = [];
    const visit = (parent) => {
        for (const child of children(parent)) {
            found.push(child);
            visit(child);
        }
    };
    visit(element);
    return found;
}
function localName({ name }) {
    return local(name);
}
function local(name) {
    return qualified(name)[1];
}
function qualified(name) {
    const [first = '', second] = name.split(':');
    return second === undefined ? ['', first] : [first, second];
}
/** The namespace of a prefix is declared on the element or on one that contains it. */
function namespaceOf(element, prefix) {
    for (let at = element; at instanceof _rgrove_parse_xml__WEBPACK_IMPORTED_MODULE_0__.XmlElement; at = at.parent) {
        const declared = at.attributes[`xmlns:${prefix}`];
        if (declared !== undefined)
            return declared;
    }
    return undefined;
}


/***/ })

};
