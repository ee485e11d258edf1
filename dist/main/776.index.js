export const id = 776;
export const ids = [776];
export const modules = {

/***/ 97776:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readCertificate: () => (/* binding */ readCertificate)
/* harmony export */ });
/* harmony import */ var reflect_metadata__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80477);
/* harmony import */ var reflect_metadata__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(reflect_metadata__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _peculiar_x509__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8927);



/**
 * Reads a DER certificate.
 * @throws {Error} when it is not one
 */
function readCertificate(der) {
    const x509 = new _peculiar_x509__WEBPACK_IMPORTED_MODULE_2__/* .X509Certificate */ .yI(der);
    // the same bytes must be the whole of a certificate for OpenSSL too, or fingerprints would differ
    const native = new node_crypto__WEBPACK_IMPORTED_MODULE_1__.X509Certificate(der);
    if (!native.raw.equals(der))
        throw new Error('there is more after the certificate');
    // digits that are no date are one to the other library, of the year 1899
    const dates = [
        [x509.notBefore, native.validFrom],
        [x509.notAfter, native.validTo],
    ];
    if (dates.some(([date, text]) => date.getTime() !== Date.parse(text)))
        throw new Error('the certificate has dates that are none');
    const usage = x509.getExtension(_peculiar_x509__WEBPACK_IMPORTED_MODULE_2__/* .KeyUsagesExtension */ .hy);
    const publicKey = Buffer.from(x509.publicKey.rawData);
    return {
        subject: x509.subject,
        issuer: x509.issuer,
        commonNames: x509.subjectName.getField('CN'),
        serialNumber: x509.serialNumber.toUpperCase(),
        notBefore: x509.notBefore,
        notAfter: x509.notAfter,
        sha1: fingerprint('sha1', der),
        sha256: fingerprint('sha256', der),
        thumbprint: (0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.createHash)('sha1').update(der).digest('base64url'),
        thumbprintS256: (0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.createHash)('sha256').update(der).digest('base64url'),
        pem: `${_peculiar_x509__WEBPACK_IMPORTED_MODULE_2__/* .PemConverter */ .v6.encode(der, _peculiar_x509__WEBPACK_IMPORTED_MODULE_2__/* .PemConverter */ .v6.CertificateTag)}\n`,
        publicKey,
        maySignCertificates: usage === null || (usage.usages & _peculiar_x509__WEBPACK_IMPORTED_MODULE_2__/* .KeyUsageFlags */ .Ob.keyCertSign) !== 0,
        signedBy: async (other) => {
            try {
                return await x509.verify({ publicKey: other.publicKey, signatureOnly: true });
            }
            catch {
                // a key or algorithm that does not fit made no signature here
                return false;
            }
        },
    };
}
function fingerprint(algorithm, der) {
    const digits = (0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.createHash)(algorithm).update(der).digest('hex').toUpperCase();
    return digits.match(/../g)?.join(':') ?? '';
}


/***/ })

};
