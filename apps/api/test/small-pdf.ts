/** A whole PDF of one blank page, of exactly `bytes` bytes where given: a comment fills it up. */
export function smallPdf(bytes = 0): Uint8Array<ArrayBuffer> {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
  ];
  const compose = (filling: number) => {
    let text = `%PDF-1.4\n%${'x'.repeat(filling)}\n`;
    const offsets = objects.map((object, index) => {
      const offset = text.length;
      text += `${index + 1} 0 obj\n${object}\nendobj\n`;
      return `${String(offset).padStart(10, '0')} 00000 n \n`;
    });
    const xref = String(text.length).padStart(10, '0');
    text += `xref\n0 4\n0000000000 65535 f \n${offsets.join('')}`;
    return `${text}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`;
  };
  const smallest = compose(0).length;
  return Uint8Array.from(Buffer.from(compose(Math.max(0, bytes - smallest)), 'latin1'));
}
