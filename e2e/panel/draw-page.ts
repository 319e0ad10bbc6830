/** A picture of a page that is not there, as base64 of a PNG. */
export function drawPage(seed: number): string {
  const canvas = document.createElement('canvas');
  canvas.width = 480;
  canvas.height = 300;
  const pen = canvas.getContext('2d');
  if (pen === null) return '';
  const box = (x: number, y: number, width: number, height: number, fill: string) => {
    pen.fillStyle = fill;
    pen.fillRect(x, y, width, height);
  };
  box(0, 0, 480, 300, '#ffffff');
  box(0, 0, 480, 40, '#16324f');
  pen.font = '600 15px sans-serif';
  pen.fillStyle = '#ffffff';
  pen.fillText('Meridian Conf 2027', 18, 26);
  pen.fillStyle = '#16324f';
  pen.fillText('Register', 18, 68);
  for (let row = 0; row < 4; row += 1) {
    box(18, 84 + row * 44, 60 + ((seed * 31 + row * 17) % 60), 8, '#aab2bd');
    pen.strokeStyle = row === seed % 4 ? '#2c52d4' : '#c8ced6';
    pen.strokeRect(18, 98 + row * 44, 280, 24);
    if (row < seed) box(26, 106 + row * 44, 80 + ((seed * 13 + row * 29) % 120), 8, '#333333');
  }
  box(330, 84, 130, 140, '#f5f2ea');
  box(18, 270, 130, 24, '#1f6f54');
  return canvas.toDataURL('image/png').split(',')[1] ?? '';
}
