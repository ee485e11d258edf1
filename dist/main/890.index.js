export const id = 890;
export const ids = [890];
export const modules = {

/***/ 50890:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readServiceCatalogWsdl: () => (/* binding */ readServiceCatalogWsdl)
/* harmony export */ });
/* harmony import */ var _rgrove_parse_xml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20334);
/* harmony import */ var _rgrove_parse_xml__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(_rgrove_parse_xml__WEBPACK_IMPORTED_MODULE_0__);

const OPERATION = 'getAllServiceEndPoints';
/**
 * Reads from a WSDL 1.1 how to call `getAllServiceEndPoints`. Namespace, element and action are not published, so
 * they are taken from the description; its address is not.
 * @throws {XmlError} when the text is no XML
 * @throws {Error} when it does not describe the operation, or is nested more deeply than any description
 */
function readServiceCatalogWsdl(wsdl) {
    try {
        return read(wsdl);
    }
    catch (thrown) {
        if (!(thrown instanceof RangeError))
            throw thrown;
        throw new Error('the WSDL is nested too deeply', { cause: thrown });
    }
}
function read(wsdl) {
    const { root } = (0,_rgrove_parse_xml__WEBPACK_IMPORTED_MODULE_0__.parseXml)(wsdl);
    if (root === null)
        throw new Error('the WSDL is empty');
    const all = descendants(root);
    const named = (local, name) => all.find((element) => localName(element) === local && element.attributes['name'] === name);
    const operation = all.find((element) => localName(element) === 'operation' &&
        element.attributes['name'] === OPERATION &&
        children(element).some((child) => localName(child) === 'input'));
    if (operation === undefined)
        throw new Error(`the WSDL does not describe ${OPERATION}`);
    const soapAction = all
        .filter((element) => localName(element) === 'operation')
        .filter((element) => element.attributes['name'] === OPERATION)
        .flatMap(children)
        .map((element) => element.attributes['soapAction'])
        .find((action) => action !== undefined) ?? '';
    const input = children(operation).find((child) => localName(child) === 'input');
    const message = named('message', local(input?.attributes['message'] ?? ''));
    const part = message && children(message).find((child) => localName(child) === 'part');
    const [prefix, element] = qualified(part?.attributes['element'] ?? OPERATION);
    const namespace = part === undefined || prefix === ''
        ? root.attributes['targetNamespace']
        : namespaceOf(part, prefix);
    if (namespace === undefined)
        throw new Error('the WSDL names no namespace');
    // what goes into a header and into a request must not bring its own syntax
    if (!/^[\w.-]+$/.test(element) || !/^[\x20-\x7e]*$/.test(soapAction)) {
        throw new Error('the WSDL has names that no request can contain');
    }
    return { soapAction, request: envelope(namespace, element) };
}
function envelope(namespace, element) {
    const escaped = namespace
        .replaceAll('&', '&amp;')
        .replaceAll('"', '&quot;')
        .replaceAll('<', '&lt;');
    return ('<?xml version="1.0" encoding="UTF-8"?>' +
        '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>' +
        `<q:${element} xmlns:q="${escaped}"/>` +
        '</soap:Body></soap:Envelope>');
}
function children(element) {
    return element.children.filter((child) => child instanceof _rgrove_parse_xml__WEBPACK_IMPORTED_MODULE_0__.XmlElement);
}
function descendants(element) {
    return children(element).flatMap((child) => [child, ...descendants(child)]);
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
