import { html } from 'hono/html';

/** The page that shows the API's description. Its addresses are relative, so that it works under any prefix. */
export function docsPage(title: string) {
  return html`<!doctype html>
<html lang="fr">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="docs/swagger-ui.css">
  </head>
  <body>
    <noscript><p>Cette page a besoin de JavaScript. La description de l’API se lit aussi en JSON\u00a0: <a href="openapi.json">openapi.json</a>.</p></noscript>
    <div id="docs"></div>
    <script src="docs/swagger-ui-bundle.js" defer></script>
    <script src="docs/start.js" defer></script>
  </body>
</html>
`;
}

/** Starts the viewer; nothing is sent to any other server. */
export const startScript = `SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  validatorUrl: null,
  persistAuthorization: false,
});
`;
