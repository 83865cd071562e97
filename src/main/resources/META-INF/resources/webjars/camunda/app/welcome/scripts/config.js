// Replaces the file of this name in Camunda's web applications. What is left out keeps their default.
export default {
  app: {
    vendor: "Tandem",
    name: "Profile"
  },
  disableWelcomeMessage: true,
  customScripts: ["../../../assets/webapps.js"],
  links: [{label: "Tandem's start page", href: "/", description: "Everything you can do in Tandem"}]
};
