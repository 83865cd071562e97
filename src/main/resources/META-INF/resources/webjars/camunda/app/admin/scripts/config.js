// Replaces the file of this name in Camunda's web applications. What is left out keeps their default.
export default {
  app: {
    vendor: "Tandem",
    name: "Admin"
  },
  disableWelcomeMessage: true,
  customScripts: ["../../../assets/webapps.js"]
};
