import { copied, paragraph, points, say, value, type Block } from './document.js'

/** A file with a certificate. */
interface CertificateFile {
  readonly file: string
  /** Upper case with colons, both. */
  readonly sha1: string
  readonly sha256: string
}

/** How a person compares files with certificates, on Windows, macOS and Linux. */
export function fingerprints(files: readonly CertificateFile[]): readonly Block[] {
  return [
    paragraph(say`Compare each file with its fingerprint:`),
    points(
      files.map(
        ({ file, sha1, sha256 }) =>
          say`${value(file)}: SHA-256 ${value(sha256)}, SHA-1 ${value(sha1)}`,
      ),
    ),
    paragraph(
      say`On Windows, double-click the file. **Details > Thumbprint** shows the SHA-1 fingerprint without colons. For SHA-256, open PowerShell in the folder of the files and run:`,
    ),
    copied(inPowerShell(files.map(({ file }) => file))),
    paragraph(say`On macOS and Linux, run for SHA-256:`),
    copied(files.map(({ file }) => `openssl x509 -in ${file} -noout -fingerprint -sha256`)),
  ]
}

/** Runs in Windows PowerShell too, whose .NET has no shorter way. */
function inPowerShell(files: readonly string[]): readonly string[] {
  return [
    `${files.map((file) => `'${file}'`).join(', ')} | ForEach-Object {`,
    `  $file = New-Object Security.Cryptography.X509Certificates.X509Certificate2 (Resolve-Path $_).Path`,
    `  $hash = [Security.Cryptography.SHA256]::Create().ComputeHash($file.RawData)`,
    `  "$_ " + [BitConverter]::ToString($hash).Replace('-', ':')`,
    `}`,
  ]
}
