// Replaces the file of this name in Camunda's web applications. What is left out keeps their default.
export default {
  app: {
    vendor: "Tandem",
    name: "Cockpit"
  },
  disableWelcomeMessage: true,
  // HTML that was deployed with a model would become part of the page
  previewHtml: false,
  customScripts: ["../../../assets/webapps.js"]
};
